import HTTPTransport

/// `modules.yaml`: what is installed, in the order in which it can be.
enum ModulesFile {
  static func render(_ input: DesiredStateInput) -> JSONValue {
    [
      "bundle_code": .string(input.tenant.bundleCode),
      "modules": .array(
        input.modules.map { ["name": .string($0.name.rawValue), "source": .string($0.source.rawValue)] }),
    ]
  }
}
