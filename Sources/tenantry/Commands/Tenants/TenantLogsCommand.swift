import ArgumentParser
import TenantryAPI
import TerminalKit

/// What happened to a tenant, a line each.
struct TenantLogsCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "logs",
    abstract: "Print what happened to a tenant, oldest first: its operations' logs and its pods'.",
    usage: "tenantry tenants logs <slug> [--severity <severity>] [--limit <number>] [--follow]",
    discussion: """
      A line is time, severity, source and text. What is missing or left out is said on standard error. With
      --follow it goes on until Ctrl-C; it looks, and does not drive the queue.

      Examples:
        tenantry tenants logs acme --severity error
        tenantry tenants logs acme --follow | grep rollout
      """)

  @Argument(help: ArgumentHelp("The tenant's slug or id.", valueName: "slug"))
  var tenant: String

  @Option(help: "Only lines at least this serious.")
  var severity: TenantryAPI.LogSeverity = .debug

  @Option(help: ArgumentHelp("At most this many, the newest.", valueName: "number"))
  var limit = GetTenantLogs.limitMax

  @Flag(name: .shortAndLong, help: "Go on with what comes.")
  var follow = false

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func validate() throws {
    guard (1...GetTenantLogs.limitMax).contains(limit) else {
      throw ValidationError("--limit must be between 1 and \(GetTenantLogs.limitMax).")
    }
  }

  func run(in context: CommandContext) async throws {
    try await context.reading { platform in
      var tail = LogTail()
      try await look(platform, &tail, context)
      if follow { try await go(on: platform, &tail, context) }
    }
  }

  private func look(_ platform: any CommandPlatform, _ tail: inout LogTail, _ context: CommandContext)
    async throws
  {
    let wanted = tail.isFirstLook ? limit : GetTenantLogs.limitMax
    let answer = try await platform.client.call(
      GetTenantLogs(tenant: tenant, minimumSeverity: severity, limit: wanted))
    let news = tail.take(answer)
    for message in news.messages { context.say(message, .quiet) }
    if !news.lines.isEmpty {
      try context.put(news.lines.map { Self.text($0, context.style) + "\n" }.joined())
    }
  }

  /// Looks again when the feed tells of something, and every few seconds at the pods, of which it tells nothing.
  private func go(
    on platform: any CommandPlatform, _ tail: inout LogTail, _ context: CommandContext
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      let (events, continuation) = AsyncStream.makeStream(
        of: Bool.self, bufferingPolicy: .bufferingNewest(16))
      let changes = platform.client.changes(since: nil)
      group.addTask {
        for await batch in changes where !batch.isEmpty { continuation.yield(true) }
      }
      group.addTask {
        while true {
          try await Task.sleep(for: .seconds(2))
          continuation.yield(true)
        }
      }
      let interruptions = context.environment.interruptions()
      group.addTask {
        for await _ in interruptions { continuation.yield(false) }
      }
      defer { group.cancelAll() }
      for await goesOn in events {
        guard goesOn else { throw CommandExit.interrupted }
        try await look(platform, &tail, context)
      }
    }
  }

  private static func text(_ line: TenantryAPI.LogLine, _ style: Style) -> String {
    let time = style.paint(Spell.time(line.time) ?? "", .quiet)
    let severity = TextFit.pad(line.severity.rawValue, to: 7)
    return "\(time)  \(style.paint(severity, line.severity.meaning))  \(Sanitizer.visible(line.source))  "
      + Sanitizer.visible(line.text)
  }
}

extension TenantryAPI.LogSeverity: ExpressibleByArgument {
  var meaning: Style.Meaning? {
    switch self {
    case .debug: .quiet
    case .info: nil
    case .warning: .warning
    case .error: .bad
    }
  }
}
