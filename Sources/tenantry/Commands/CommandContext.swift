import Foundation
import PlatformHost
import TenantryAPI
import TerminalKit

/// What a running command has at hand.
struct CommandContext: Sendable {
  let environment: CommandEnvironment
  let place: PlatformPlace
  /// Put into every command that somebody is told to type.
  let platformOptions: PlatformOptions
  let isReadOnly: Bool
  let noColour: Bool
  /// The signs that somebody chose; nil when the locale decides.
  let glyphs: Glyphs?
  /// How data looks on standard output.
  let style: Style
  /// How messages look on standard error.
  let messageStyle: Style

  init(environment: CommandEnvironment, global: GlobalOptions) throws(CommandFailure) {
    self.environment = environment
    if let name = Self.contextName(global, environment.variables) {
      guard let context = try ContextFile.read(environment.variables)[name] else {
        throw CommandFailure(.usage, "There is no context “\(name)”.", hints: ["tenantry context list"])
      }
      place = .remote(context, isReadOnly: global.readOnly)
    } else {
      place = try Self.localPlace(global, environment)
    }
    platformOptions = PlatformOptions(global)
    isReadOnly = global.readOnly
    noColour = global.noColour
    glyphs = global.glyphs
    func made(for channel: Channel) -> Style {
      Style(
        channel: channel, variables: environment.variables, noColour: global.noColour, glyphs: global.glyphs)
    }
    style = made(for: environment.output)
    messageStyle = made(for: environment.messages)
  }

  /// The context that an option or a variable names; an option that names a platform here is stronger than the variable.
  private static func contextName(_ global: GlobalOptions, _ variables: [String: String]) -> String? {
    if let name = global.context { return name }
    guard global.dataFolder == nil, !global.sandbox, let name = variables["TENANTRY_CONTEXT"], !name.isEmpty else {
      return nil
    }
    return name
  }

  private static func localPlace(
    _ global: GlobalOptions, _ environment: CommandEnvironment
  ) throws(CommandFailure) -> PlatformPlace {
    let path = try DataFolder.path(
      option: global.dataFolder, variables: environment.variables, folder: environment.folder)
    if global.sandbox {
      // Made-up tenants never get among real ones by default.
      let own = global.dataFolder == nil ? path + "-sandbox" : path
      return .sandbox(path: own, speed: global.speed)
    }
    return .dataFolder(path: path, isReadOnly: global.readOnly)
  }

  /// Opens the platform, does the work and closes it again, whatever comes of it.
  func withPlatform<Result: Sendable>(
    _ work: (any CommandPlatform) async throws -> Result
  ) async throws -> Result {
    let opened = try await environment.opener.open(place)
    let platform: any CommandPlatform = isReadOnly ? ReadOnlyPlatform(platform: opened) : opened
    let result: Swift.Result<Result, any Error>
    do {
      result = .success(try await work(platform))
    } catch {
      result = .failure(error)
    }
    await opened.close()
    return try result.get()
  }

  /// Asks one thing of the platform.
  func call<E: Endpoint>(_ endpoint: E) async throws -> E.Output {
    try await withPlatform { try await $0.client.call(endpoint) }
  }

  /// Opens the platform to look at it. Where there is none, none is made: the work sees an empty one.
  func reading<Result: Sendable>(
    _ work: (any CommandPlatform) async throws -> Result
  ) async throws -> Result {
    guard let missing = missingFolder else { return try await withPlatform(work) }
    let message = "No platform at \(missing) yet."
    let platform = ReadOnlyPlatform(platform: try await environment.opener.open(.empty))
    let result: Swift.Result<Result, any Error>
    do {
      result = .success(try await work(platform))
    } catch {
      var failure = CommandFailure(translating: error)
      failure.hints.append(message)
      result = .failure(failure)
    }
    await platform.close()
    let value = try result.get()
    say(message, .quiet)
    return value
  }

  /// Asks one thing of a platform that may not be there.
  func read<E: Endpoint>(_ endpoint: E) async throws -> E.Output {
    try await reading { try await $0.client.call(endpoint) }
  }

  /// The folder of the platform, when nothing stands there.
  private var missingFolder: String? {
    switch place {
    case .dataFolder(let path, _), .sandbox(let path?, _): environment.pathExists(path) ? nil : path
    case .sandbox(nil, _), .demo, .empty, .remote: nil
    }
  }

  /// Writes data.
  func put(_ text: String) throws { try environment.output.write(text) }

  /// Writes data as a table, or as JSON.
  func put(_ value: some Encodable, as format: OutputOptions.Format, table: () -> String) throws {
    switch format {
    case .table: try put(platformOptions.put(into: table()))
    case .json: try put(JSONText.text(value, indented: environment.output.isTerminal))
    }
  }

  /// Writes a message, a line of which is cleaned first. That nobody reads it does not stop a command.
  func say(_ message: String, _ meaning: Style.Meaning? = nil) {
    for line in Sanitizer.lines(platformOptions.put(into: message)) {
      do {
        try environment.messages.write(messageStyle.paint(line, meaning) + "\n")
      } catch {
        return  // Nobody reads the messages; what the command does matters more.
      }
    }
  }
}
