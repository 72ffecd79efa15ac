/// Where reports of crashes go, and what wrote them.
package struct CrashReporting: Sendable {
  /// The folder of the reports, an absolute path; made for its owner alone when it is not there.
  package let folder: String
  /// The program's version.
  package let version: String

  /// Makes a wish for reports.
  package init(folder: String, version: String) {
    self.folder = folder
    self.version = version
  }
}
