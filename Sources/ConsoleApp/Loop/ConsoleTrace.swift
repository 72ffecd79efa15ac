/// Where somebody is and what they did last, for the report of a crash: names of ours only, nothing that was typed.
package struct ConsoleTrace: Equatable, Sendable {
  /// The page on the screen, with the tenant it shows.
  package var page: String
  /// Ids of the last commands, the newest last.
  package var commands: [String]

  /// How many commands are remembered.
  static let commandsMax = 8

  /// As lines of a report.
  package var text: String {
    "page: \(page)\ncommands: \(commands.isEmpty ? "none" : commands.joined(separator: ", "))"
  }
}

extension Console {
  /// What the trace is made of, cheap to compare: while it is the same, so is the trace.
  struct TraceMark: Equatable, Sendable {
    let layers: [LayerID]
    let commands: [String]
  }

  var traceMark: TraceMark {
    TraceMark(
      layers: [stack.last?.id, drawer?.id, dialogs.last?.id].compactMap { $0 }, commands: commandsRun)
  }

  /// Where somebody is and what they did last.
  var trace: ConsoleTrace {
    let route = stack.last?.page?.route
    let page = [route?.page.rawValue, route?.tenant].compactMap { $0 }.joined(separator: " ")
    let over = dialogs.last ?? drawer
    let float = over.map { ", under \(type(of: $0.component))" } ?? ""
    return ConsoleTrace(page: page + float, commands: commandsRun)
  }
}
