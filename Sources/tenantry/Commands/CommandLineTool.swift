import ArgumentParser
import Foundation
import TerminalKit

/// From arguments to an exit code. Help and version touch neither network nor files.
enum CommandLineTool {
  /// Runs what was typed, prints what is wrong with it, and says how to end.
  static func run(_ arguments: [String], in environment: CommandEnvironment) async -> CommandExit {
    let command: any ParsableCommand
    do {
      command = try TenantryCommand.parseAsRoot(arguments)
    } catch {
      return report(parsing: error, arguments, to: environment)
    }
    let options = PlatformOptions((command as? any PlatformCommand)?.global)
    do {
      if let command = command as? any PlatformCommand {
        let context = try CommandContext(environment: environment, global: command.global)
        try await command.run(in: context)
      } else {
        var command = command
        try command.run()
      }
      return .ok
    } catch let error where TenantryCommand.exitCode(for: error) == .success {
      return report(parsing: error, arguments, to: environment)
    } catch {
      return report(CommandFailure(translating: error).typed(with: options), arguments, to: environment)
    }
  }

  /// The process's way in: runs, and ends the process.
  static func main(_ environment: CommandEnvironment) async -> Never {
    // A reader that goes away shows up as an error of the write, which ends the command at a place of its choice.
    signal(SIGPIPE, SIG_IGN)
    let status = await run(Array(CommandLine.arguments.dropFirst()), in: environment)
    exit(status.rawValue)
  }

  /// Help, version and completions are asked for; everything else is a mistake of who typed.
  private static func report(
    parsing error: any Error, _ arguments: [String], to environment: CommandEnvironment
  ) -> CommandExit {
    let text = TenantryCommand.fullMessage(for: error)
    guard TenantryCommand.exitCode(for: error) == .success else {
      return report(UsageMistake(text: text, arguments: arguments).failure, arguments, to: environment)
    }
    do {
      try environment.output.write(text.hasSuffix("\n") ? text : text + "\n")
      return .ok
    } catch {
      return report(CommandFailure(translating: error), arguments, to: environment)
    }
  }

  private static func report(
    _ failure: CommandFailure, _ arguments: [String], to environment: CommandEnvironment
  ) -> CommandExit {
    let noColour = arguments.contains("--no-color")
    let style = Style(channel: environment.messages, variables: environment.variables, noColour: noColour)
    do {
      for line in failure.lines(style) { try environment.messages.write(line + "\n") }
    } catch {
      return failure.status  // Nobody reads the messages: the exit code still tells.
    }
    return failure.status
  }
}

extension CommandFailure {
  /// With the options in each command that it tells somebody to type.
  func typed(with options: PlatformOptions) -> CommandFailure {
    CommandFailure(
      status, options.put(into: message), details: details.map(options.put), hints: hints.map(options.put))
  }

  /// What is printed: the sentence, the details under it, and what to do.
  func lines(_ style: Style) -> [String] {
    guard !message.isEmpty else { return [] }
    let sentence = Sanitizer.lines(message)
    let rest = (sentence.dropFirst() + details.flatMap { Sanitizer.lines($0) }).map { "  \($0)" }
    let hints = hints.flatMap { Sanitizer.lines($0) }.map { "  " + style.paint($0, .quiet) }
    return [style.paint("tenantry:", .bad) + " " + (sentence.first ?? "")] + rest + hints
  }
}
