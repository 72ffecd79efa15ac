import TerminalKit

/// What widgets do by keys of their own, as commands, so that it can be listed and have other keys.
///
/// A widget knows a fixed set of keys. The console gives it the first key of the command that was meant.
package enum WidgetCommands {
  package static let sections: [CommandSection] = [
    CommandSection(.table, "Tables", table),
    CommandSection(.list, "Lists to choose from", list),
    CommandSection(.log, "Logs", log + ownOfLogs),
    CommandSection(.scroll, "Text that scrolls", scroll),
    CommandSection(.row, "Things side by side", row),
    CommandSection(.text, "Text fields", text),
  ]

  /// Those that are done by handing their first key to the component.
  package static let all: [Command] = sections.flatMap(\.commands).filter(contain)

  /// Whether a command is a widget's: it is then done by handing its first key to the component.
  package static func contain(_ command: Command) -> Bool {
    // What a log does by commands of its own, it is told by their names.
    sections.contains { $0.scope == command.scope } && LogCommand(rawValue: command.id) == nil
  }

  private static let table = [
    Command("table_up", "One row up", keys: [.up, "k"]),
    Command("table_down", "One row down", keys: [.down, "j"]),
    Command("table_page_up", "One screen up", keys: [.pageUp, .ctrl("b")]),
    Command("table_page_down", "One screen down", keys: [.pageDown, .ctrl("f")]),
    Command("table_half_up", "Half a screen up", keys: [.ctrl("u")]),
    Command("table_half_down", "Half a screen down", keys: [.ctrl("d")]),
    Command("table_first", "First row", keys: [.home, "g"]),
    Command("table_last", "Last row", keys: [.end, "G"]),
    Command("table_mark", "Mark the row, or take its mark away", keys: [.space]),
    Command("table_mark_range", "Mark the rows from the last mark to here", keys: [.ctrl(" ")]),
    Command("table_left", "Show the columns to the left", keys: [.left]),
    Command("table_right", "Show the columns to the right", keys: [.right]),
  ]

  private static let list = [
    Command("list_up", "One option up", keys: [.up, "k"]),
    Command("list_down", "One option down", keys: [.down, "j"]),
    Command("list_page_up", "One screen up", keys: [.pageUp]),
    Command("list_page_down", "One screen down", keys: [.pageDown]),
    Command("list_first", "First option", keys: [.home]),
    Command("list_last", "Last option", keys: [.end]),
    Command("list_choose", "Choose the option", keys: [.enter]),
  ]

  private static let log = [
    Command("log_up", "One line up", keys: [.up, "k"]),
    Command("log_down", "One line down", keys: [.down, "j"]),
    Command("log_page_up", "One screen up", keys: [.pageUp, .ctrl("b")]),
    Command("log_page_down", "One screen down", keys: [.pageDown, .ctrl("f"), .space]),
    Command("log_half_up", "Half a screen up", keys: [.ctrl("u")]),
    Command("log_half_down", "Half a screen down", keys: [.ctrl("d")]),
    Command("log_first", "Oldest line", keys: [.home, "g"]),
    Command("log_last", "Newest line, and follow", keys: [.end, "G"]),
    Command("log_left", "Shift the text to the right", keys: [.left]),
    Command("log_right", "Shift the text to the left", keys: [.right]),
  ]

  /// What a log does by commands of its own, in words for every moment.
  private static let ownOfLogs = LogState().commands().map { command in
    let isFollow = command.id == LogCommand.follow.rawValue
    return command.refused(nil).saying(isFollow ? "Follow the newest lines, or stay" : nil)
  }

  private static let scroll = [
    Command("scroll_up", "One line up", keys: [.up, "k"]),
    Command("scroll_down", "One line down", keys: [.down, "j"]),
    Command("scroll_page_up", "One screen up", keys: [.pageUp, .ctrl("b")]),
    Command("scroll_page_down", "One screen down", keys: [.pageDown, .ctrl("f"), .space]),
    Command("scroll_half_up", "Half a screen up", keys: [.ctrl("u")]),
    Command("scroll_half_down", "Half a screen down", keys: [.ctrl("d")]),
    Command("scroll_first", "To the top", keys: [.home, "g"]),
    Command("scroll_last", "To the end", keys: [.end, "G"]),
  ]

  private static let row = [
    Command("row_left", "To the left", keys: [.left, "h"]),
    Command("row_right", "To the right", keys: [.right, "l"]),
    Command("row_down", "To what stands below", keys: [.down, "j"]),
  ]

  private static let text = [
    Command("text_left", "One character to the left", keys: [.left, .ctrl("b")]),
    Command("text_right", "One character to the right", keys: [.right, .ctrl("f")]),
    Command("text_start", "To the start of the text", keys: [.home, .ctrl("a")]),
    Command("text_end", "To the end of the text", keys: [.end, .ctrl("e")]),
    Command(
      "text_word_left", "One word to the left", keys: [.alt("b"), Key(.left, .ctrl), Key(.left, .alt)]),
    Command(
      "text_word_right", "One word to the right", keys: [.alt("f"), Key(.right, .ctrl), Key(.right, .alt)]),
    Command("text_erase", "Erase the character before", keys: [.backspace, .ctrl("h")]),
    Command("text_delete", "Erase the character under the cursor", keys: [.delete, .ctrl("d")]),
    Command(
      "text_erase_word", "Erase the word before",
      keys: [.ctrl("w"), Key(.backspace, .alt), Key(.backspace, .ctrl)]),
    Command("text_delete_word", "Erase the word after", keys: [.alt("d"), Key(.delete, .ctrl)]),
    Command("text_erase_line", "Erase all before the cursor", keys: [.ctrl("u")]),
    Command("text_delete_line", "Erase all after the cursor", keys: [.ctrl("k")]),
    Command("text_yank", "Put back what was erased last", keys: [.ctrl("y")]),
  ]
}

extension Command.Scope {
  package static let table: Self = "table"
  package static let list: Self = "list"
  package static let log: Self = "log"
  package static let scroll: Self = "scroll"
  package static let row: Self = "row"
  package static let text: Self = "text"
}
