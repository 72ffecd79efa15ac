/// A bundle with its dependency closure: what will really be installed, in the order in which it can be.
package struct BundleResolution: Codable, Equatable, Sendable {
  /// One module of the closure.
  package struct Entry: Codable, Equatable, Sendable {
    package var name: ModuleName
    package var source: ModuleSource
    package var version: String
    /// True when the bundle names it, false when another module needs it.
    package var isRequested: Bool

    package init(name: ModuleName, source: ModuleSource, version: String, isRequested: Bool) {
      self.name = name
      self.source = source
      self.version = version
      self.isRequested = isRequested
    }
  }

  package var bundle: String
  package var series: String
  /// Every module after all that it depends on.
  package var modules: [Entry]
  package var findings: [BundleFinding]

  package init(bundle: String, series: String, modules: [Entry], findings: [BundleFinding]) {
    self.bundle = bundle
    self.series = series
    self.modules = modules
    self.findings = findings
  }

  /// True when nothing keeps it from being applied.
  package var isApplicable: Bool { !findings.contains(where: \.blocks) }
}
