package io.heliograph.testsupport.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the reports of surefire and failsafe. */
final class ReportReader {

  private static final List<String> FOLDERS =
      List.of("target/surefire-reports", "target/failsafe-reports");

  private final List<SkippedTest> skipped = new ArrayList<>();
  private final List<FailedTest> failures = new ArrayList<>();
  private int tests;
  private String type = "";
  private String method = "";

  private ReportReader() {}

  /** Reads the reports that a module wrote from this time on. Earlier ones are of another run. */
  static ModuleResults read(Path module, Instant since) {
    var reader = new ReportReader();
    for (String folder : FOLDERS) {
      reader.readFolder(module.resolve(folder), since);
    }
    return new ModuleResults(
        reader.tests, List.copyOf(reader.skipped), List.copyOf(reader.failures));
  }

  private void readFolder(Path folder, Instant since) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> reports = Files.newDirectoryStream(folder, "TEST-*.xml")) {
      for (Path report : reports) {
        if (!Files.getLastModifiedTime(report).toInstant().isBefore(since)) {
          readReport(report);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readReport(Path report) throws IOException {
    try (InputStream bytes = Files.newInputStream(report)) {
      XMLStreamReader xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(bytes);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          readElement(xml, report);
        }
      }
    } catch (XMLStreamException e) {
      throw new IOException("%s is no report: %s".formatted(report, e.getMessage()), e);
    }
  }

  private void readElement(XMLStreamReader xml, Path report) throws XMLStreamException {
    switch (xml.getLocalName()) {
      case "testcase" -> {
        tests++;
        type = attribute(xml, "classname");
        method = attribute(xml, "name");
      }
      case "skipped" -> skipped.add(new SkippedTest(type, attribute(xml, "message")));
      case "failure", "error" -> failures.add(failure(xml.getElementText(), report));
      default -> {}
    }
  }

  private FailedTest failure(String trace, Path report) {
    return new FailedTest(type, method, trace, report.resolveSibling(type + "-output.txt"));
  }

  private static String attribute(XMLStreamReader xml, String name) {
    return Objects.requireNonNullElse(xml.getAttributeValue(null, name), "");
  }
}
