import TenantModel

extension OdooManifest {
  /// A manifest with what was noticed while it was read.
  package struct Reading: Sendable {
    package var manifest: OdooManifest
    /// Nothing in them keeps the module out of the catalog.
    package var warnings: [ManifestError]
  }

  /// Reads a manifest from the text of its file.
  ///
  /// Keys that it does not know are passed over, as Odoo does; a known misspelling is warned of.
  ///
  /// - Parameter file: the path that errors and warnings name.
  /// - Throws: `ManifestError` when the text is no literal or no dict, or when `depends` is not a list of
  ///   names.
  package static func read(_ bytes: [UInt8], file: String) throws(ManifestError) -> Reading {
    let parsed = try PythonLiteralParser.parse(bytes, file: file)
    guard case .dict(let pairs) = parsed.literal else {
      throw ManifestError(
        file: file, position: SourcePosition(line: 1, column: 1),
        message: "a manifest is a dict, and this is \(parsed.literal.kind)")
    }
    var reader = ManifestReader(parsed: parsed, pairs: pairs)
    let manifest = try reader.manifest()
    return Reading(manifest: manifest, warnings: parsed.warnings + reader.warnings)
  }
}
