import Foundation
import HTTPTransport
import TenantModel

/// `bundles/<code>.yaml`: a bundle as the repository of desired state has it, with the names that the API gives.
enum BundleFile {
  /// - Throws: `DesiredStateError` when what was written does not read back equal.
  static func data(_ bundle: ModuleBundle) throws -> Data {
    var file: JSONValue = [
      "code": .string(bundle.code), "name": .string(bundle.name), "type": .string(bundle.type),
      "description": .string(bundle.description), "version": .string(bundle.version),
      "modules": .array(bundle.modules.map { .string($0.rawValue) }),
      "replaces_ee": .string(bundle.replacesEe), "gaps": .string(bundle.gaps),
    ]
    if bundle.isDraft { file["is_draft"] = .some(.bool(true)) }
    return try YAMLText.data(file)
  }
}
