import Foundation

/// The `git` program with an environment in which only our own settings count.
struct GitProgram: Sendable {
  /// Where git is looked for, in this order; `PATH` is not asked, because it is not ours.
  static let places = ["/usr/bin/git", "/usr/local/bin/git", "/bin/git", "/opt/homebrew/bin/git"]

  let settings: GitSettings

  /// - Parameters:
  ///   - lock: kept open in the program, so that the lock outlives us with it.
  ///   - acceptable: exit statuses that are answers, not failures.
  func run(_ arguments: [String], input: Data = Data(), lock: GitLock? = nil, acceptable: Set<Int32> = [0])
    async throws(IntegrationError) -> ProcessResult
  {
    let result = try await result(
      of: Self.configuration + arguments, environment, input: input,
      keptOpen: lock.map { [$0.descriptor] } ?? [], verb: arguments.first ?? "")
    guard acceptable.contains(result.status) else {
      throw IntegrationError(
        "git", IntegrationError.codeGitFailed, "git \(arguments.first ?? "") ended with \(result.status).",
        detail: String(decoding: result.errors, as: UTF8.self), retry: .transient)
    }
    return result
  }

  /// Talks to a remote. Its exit status is the caller's to understand.
  ///
  /// - Parameter limit: after which it is stopped, with all it has started.
  func run(_ arguments: [String], by passage: GitPassage, limit: Duration, lock: GitLock)
    async throws(IntegrationError) -> ProcessResult
  {
    let kept = [lock.descriptor] + passage.descriptors
    return try await result(
      of: Self.configuration + passage.options(hiddenAt: 4) + arguments, passage.environment(environment),
      keptOpen: kept, limit: limit, verb: arguments.first ?? "")
  }

  private func result(
    of arguments: [String], _ environment: [String: String], input: Data = Data(), keptOpen: [Int32],
    limit: Duration = .seconds(60), verb: String
  ) async throws(IntegrationError) -> ProcessResult {
    guard let program = settings.program else { throw Self.missing }
    let command = ProcessCommand(
      program: program, arguments: arguments, environment: environment, input: input, limit: limit,
      keptOpen: keptOpen)
    do {
      return try await ProcessRunner.run(command)
    } catch {
      throw Self.failure(error, verb)
    }
  }

  /// Makes the repository. Harmless where one is.
  func initialize(lock: GitLock) async throws(IntegrationError) {
    guard let program = settings.program else { throw Self.missing }
    var plain = environment
    plain["GIT_DIR"] = nil
    plain["GIT_WORK_TREE"] = nil
    let command = ProcessCommand(
      program: program,
      arguments: [
        "init", "--quiet", "--template=", "--initial-branch=\(settings.branch)", "--", settings.folder,
      ],
      environment: plain, keptOpen: [lock.descriptor])
    do {
      let result = try await ProcessRunner.run(command)
      guard result.status == 0 else {
        throw ProcessError.notStarted(String(decoding: result.errors, as: UTF8.self))
      }
    } catch {
      throw Self.failure(error as? ProcessError ?? .notStarted(String(describing: error)), "init")
    }
  }

  /// Hooks, file watchers, conversions and remotes are off whatever the repository's own file says.
  private static let configuration = [
    "--no-pager", "--literal-pathspecs", "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c",
    "core.autocrlf=false", "-c", "core.quotePath=false", "-c", "protocol.allow=never", "-c", "gc.auto=0",
    "-c",
    "commit.gpgSign=false", "-c", "log.showSignature=false", "-c",
    "core.fsync=objects,derived-metadata,reference",
  ]

  private var environment: [String: String] {
    [
      "GIT_DIR": settings.folder + "/.git", "GIT_WORK_TREE": settings.folder, "GIT_CONFIG_NOSYSTEM": "1",
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_TERMINAL_PROMPT": "0", "GIT_ASKPASS": "/bin/false",
      "GIT_ALLOW_PROTOCOL": "", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C",
      "TZ": "UTC",
      "HOME": "/nonexistent", "XDG_CONFIG_HOME": "/nonexistent", "PATH": "/usr/bin:/bin",
    ]
  }

  static let missing = IntegrationError(
    "git", IntegrationError.codeGitMissing,
    "The program git was not found; install git 2.36 or newer (looked in \(places.joined(separator: ", "))).",
    retry: .permanent)

  private static func failure(_ error: ProcessError, _ verb: String) -> IntegrationError {
    switch error {
    case .missing: return missing
    case .cancelled:
      return IntegrationError(
        "git", IntegrationError.codeCancelled, "git \(verb) was stopped.", retry: .transient)
    case .timeout:
      return IntegrationError(
        "git", IntegrationError.codeTimeout, "git \(verb) took too long.", retry: .transient)
    case .outputTooLarge:
      return IntegrationError(
        "git", IntegrationError.codeGitFailed, "git \(verb) printed more than allowed.", retry: .permanent)
    case .notStarted(let why):
      return IntegrationError(
        "git", IntegrationError.codeGitFailed, "git \(verb) did not work.", detail: why, retry: .transient)
    }
  }
}
