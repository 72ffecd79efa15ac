import Foundation

/// The keyring of a desktop, by libsecret's `secret-tool`.
///
/// A secret goes to the program on its standard input and comes back on its standard output; arguments, which everybody on
/// the machine may read, say only what it is for.
package struct DesktopKeyring: Sendable {
  /// A keyring that is locked asks a person, who may not be there.
  static let limit: Duration = .seconds(10)

  private let program: String
  private let environment: [String: String]

  /// nil where there is no such program, or no session whose keyring it could be.
  ///
  /// - Parameters:
  ///   - variables: the process's environment, of which the program gets what leads to the session.
  ///   - programs: where it may lie.
  package init?(
    variables: [String: String], programs: [String] = ["/usr/bin/secret-tool", "/usr/local/bin/secret-tool"]
  ) {
    guard variables["DBUS_SESSION_BUS_ADDRESS"]?.isEmpty == false,
      let program = programs.first(where: FileManager.default.isExecutableFile(atPath:))
    else { return nil }
    self.program = program
    let names = [
      "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "HOME",
    ]
    environment = variables.filter { names.contains($0.key) }
      .merging(["PATH": "/usr/bin:/bin", "LC_ALL": "C"]) { old, _ in old }
  }

  /// What is kept under these attributes; nil when nothing is.
  ///
  /// - Throws: `IntegrationError` when nobody answers on the session's bus, or nobody unlocks the keyring.
  package func lookup(_ attributes: [(String, String)]) async throws(IntegrationError) -> SecretValue? {
    let result = try await run(["lookup"] + words(attributes))
    if result.status == 0, !result.output.isEmpty {
      return SecretValue(String(decoding: result.output, as: UTF8.self))
    }
    // That nothing is found it says by its status alone; what goes wrong it says in words.
    guard result.errors.isEmpty else { throw failure(result.errors) }
    return nil
  }

  /// - Throws: `IntegrationError`; also for a secret that is too long for it.
  package func store(
    _ secret: SecretValue, _ attributes: [(String, String)], label: String
  ) async throws(IntegrationError) {
    let result = try await run(
      ["store", "--label=\(label)"] + words(attributes), input: Data(secret.reveal().utf8))
    guard result.status == 0 else { throw failure(result.errors) }
  }

  /// Nothing is kept under these attributes afterwards.
  package func clear(_ attributes: [(String, String)]) async throws(IntegrationError) {
    let result = try await run(["clear"] + words(attributes))
    guard result.status == 0 || result.errors.isEmpty else { throw failure(result.errors) }
  }

  private func words(_ attributes: [(String, String)]) -> [String] { attributes.flatMap { [$0.0, $0.1] } }

  private func run(_ arguments: [String], input: Data = Data()) async throws(IntegrationError)
    -> ProcessResult
  {
    var command = ProcessCommand(program: program, arguments: arguments, environment: environment)
    command.input = input
    command.outputMax = 65_536
    command.limit = Self.limit
    do {
      return try await ProcessRunner.run(command)
    } catch {
      throw IntegrationError(
        "keyring", IntegrationError.codeSecret, "The desktop's keyring does not answer.", detail: "\(error)",
        retry: .permanent)
    }
  }

  private func failure(_ words: Data) -> IntegrationError {
    IntegrationError(
      "keyring", IntegrationError.codeSecret, "The desktop's keyring says no.",
      detail: String(decoding: words.prefix(300), as: UTF8.self), retry: .permanent)
  }
}
