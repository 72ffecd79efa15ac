import ArgumentParser
import TenantModel
import TenantryAPI

/// What the commands take that change a bundle.
struct ChangeBundleOptions: ParsableArguments {
  @Flag(help: "Show what the platform says of it, and do nothing.")
  var dryRun = false

  @Flag(name: .shortAndLong, help: "Do not ask.")
  var yes = false

  @Option(help: ArgumentHelp("Why, for those who read it later.", valueName: "sentence"))
  var reason: String?

  @Flag(help: "Do not wait for the end; print the operation's id.")
  var noWait = false
}

/// Checks a bundle, asks, saves it and follows the operation.
struct ChangeBundle {
  let options: ChangeBundleOptions
  let output: OutputOptions.Format
  let context: CommandContext

  /// - Parameter before: the bundle as it is; nil for a new one.
  func save(_ request: BundleRequest, before: ModuleBundle?, on platform: any CommandPlatform) async throws {
    let check = try await platform.client.call(CheckBundle(bundle: request))
    if options.dryRun { try context.put(check, as: output) { text(check) } }
    try refuse(check, request)
    if options.dryRun { return }
    let verb = before == nil ? "Create" : "Change"
    try consent(to: "\(verb) the bundle \(request.code)?", text(check))
    let sent = SaveBundle(
      bundle: request, expectedRevision: before?.revision, trigger: .cli,
      idempotencyKey: context.environment.makeKey(), reason: options.reason)
    let id = try await platform.client.call(sent).operationId
    guard try await follow(id, "\(verb) the bundle \(request.code)", on: platform) else { return }
    let detail = try await platform.client.call(GetBundle(code: request.code))
    try context.put(detail, as: output) { CatalogTable.text([detail.bundle], context.style) }
  }

  func remove(_ bundle: ModuleBundle, on platform: any CommandPlatform) async throws {
    if options.dryRun {
      return context.say(
        "\(bundle.code) would leave the catalog, and bundles/\(bundle.code).yaml the desired state.")
    }
    try consent(to: "Remove the bundle \(bundle.code)?", "")
    let sent = RemoveBundle(
      code: bundle.code, expectedRevision: bundle.revision, trigger: .cli,
      idempotencyKey: context.environment.makeKey(), reason: options.reason)
    let id = try await platform.client.call(sent).operationId
    _ = try await follow(id, "Remove the bundle \(bundle.code)", on: platform)
  }

  /// False when nobody wants to wait for the end.
  private func follow(_ id: OperationID, _ what: String, on platform: any CommandPlatform) async throws
    -> Bool
  {
    if options.noWait {
      try context.put("\(id)\n")
      return false
    }
    context.say("\(what), operation \(id).")
    let ending = try await OperationWatch(context: context, platform: platform, operation: id.rawValue).run()
      .ending
    guard ending.status == .ok else { throw ending.status }
    return true
  }

  /// - Throws: `CommandFailure` with everything that keeps it from being saved.
  private func refuse(_ check: CheckBundle.Output, _ request: BundleRequest) throws {
    guard check.fields.isEmpty else {
      throw CommandFailure(
        .refused, "The platform will not save \(request.code).",
        details: check.fields.map { "\($0.pointer): \($0.message)" })
    }
    guard !check.resolution.isApplicable, !request.isDraft else { return }
    throw CommandFailure(
      .refused, "\(request.code) cannot be installed.",
      details: check.resolution.findings.filter(\.blocks).map(\.message),
      hints: ["Keep it as a draft: is_draft: true in the file, or --draft"])
  }

  private func text(_ check: CheckBundle.Output) -> String {
    var facts = Facts()
    facts.section("Check on \(check.resolution.series)")
    for field in check.fields { facts.add(field.pointer, field.message, .bad) }
    BundleFacts.add(check.resolution, to: &facts)
    return facts.text(context.style)
  }

  private func consent(to question: String, _ about: String) throws {
    if options.yes { return }
    let environment = context.environment
    guard environment.input.isTerminal, environment.messages.isTerminal else {
      throw CommandFailure(.usage, "There is nobody to ask: without a terminal, say --yes.")
    }
    try environment.messages.write("\(about)\n\(question) [y/N] ")
    guard ["y", "yes"].contains(environment.input.readLine()?.lowercased() ?? "") else {
      throw CommandFailure(.refused, "Nothing was done.")
    }
  }
}
