package io.heliograph.systemtests.backstage;

/** The versions of Backstage's packages that the tests run with. */
enum ClientVersions {
  NEWEST("package.json", "backstage-clients"),
  /** Older versions that are still in use. */
  EARLIER("earlier.json", "backstage-clients-earlier");

  private final String packages;
  private final String folder;

  ClientVersions(String packages, String folder) {
    this.packages = packages;
    this.folder = folder;
  }

  /** Returns the name of the file that lists the packages. */
  String packages() {
    return packages;
  }

  /** Returns the folder, below the build's, in which the packages are installed. */
  String folder() {
    return folder;
  }
}
