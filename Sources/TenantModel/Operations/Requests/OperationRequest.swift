/// What somebody asks for when they ask for an operation: its kind's parameters, each of a valid form.
///
/// Whether what they name exists is not known yet.
package enum OperationRequest: Equatable, Sendable {
  /// For the kinds that take no parameters.
  case plain
  /// To another image, or back to the one before.
  case upgradeImage(ImageRequest)
  /// A bundle, or modules by name; with `updates` those that are installed already are updated too.
  case moduleApply(ModuleRequest, updates: Bool)

  /// The operation that made the backup.
  case restore(OperationID)
  /// Into a new tenant of that slug, from a backup or, with nil, from the newest.
  case clone(Slug, backup: OperationID?)
  /// Of everything that is put aside.
  case purge

  package enum ImageRequest: Equatable, Sendable {
    case to(ImageReference)
    case back
  }

  package enum ModuleRequest: Equatable, Sendable {
    /// A bundle's code.
    case bundle(String)
    /// At least one.
    case modules([ModuleName])
  }

  /// - Throws: `InvalidParams` for every parameter that is missing, unknown or of a wrong form.
  package init(_ kind: OperationKind, _ params: OperationParams) throws(InvalidParams) {
    var reader = ParamsReader(params)
    switch kind {
    case .create, .pause, .resume, .rebuild, .backup, .decommission, .bundleChange:
      try reader.end(known: [])
      self = .plain
    case .upgradeImage: self = .upgradeImage(try Self.image(&reader))
    case .moduleApply:
      let updates = reader.flag("update")
      self = .moduleApply(try Self.modules(&reader), updates: updates)
    case .restore:
      let backup = reader.name("backup", OperationID.self)
      try reader.end(known: ["backup"])
      guard let backup else {
        throw InvalidParams("backup", "is missing: the id of the operation that made it")
      }
      self = .restore(backup)
    case .clone:
      let slug = reader.name("slug", Slug.self)
      let backup = reader.name("backup", OperationID.self)
      try reader.end(known: ["slug", "backup"])
      guard let slug else { throw InvalidParams("slug", "is missing: what the copy is to be called") }
      self = .clone(slug, backup: backup)
    case .purge:
      try reader.end(known: [])
      self = .purge
    }
  }

  private static func image(_ reader: inout ParamsReader) throws(InvalidParams) -> ImageRequest {
    let image = reader.name("image", ImageReference.self)
    let isBack = reader.flag("rollback")
    try reader.end(known: ["image", "rollback"])
    switch (image, isBack) {
    case (let image?, false): return .to(image)
    case (nil, true): return .back
    case (nil, false): throw InvalidParams("image", "is missing: name the image, or say rollback")
    case (_?, true):
      throw InvalidParams("image", "cannot be named with rollback: that goes to the one before")
    }
  }

  private static func modules(_ reader: inout ParamsReader) throws(InvalidParams) -> ModuleRequest {
    let bundle = reader.text("bundle")
    let modules = reader.names("modules", ModuleName.self)
    try reader.end(known: ["bundle", "modules", "update"])
    switch (bundle, modules.isEmpty) {
    case (let bundle?, true): return .bundle(bundle)
    case (nil, false): return .modules(modules)
    case (nil, true): throw InvalidParams("bundle", "is missing: name a bundle, or modules")
    case (_?, false): throw InvalidParams("modules", "cannot be named with a bundle")
    }
  }
}
