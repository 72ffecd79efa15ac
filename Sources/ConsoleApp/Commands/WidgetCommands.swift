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
    CommandSection(.reader, "Texts to read", reader),
    CommandSection(.tree, "Trees", tree),
    CommandSection(.row, "Things side by side", row),
    CommandSection(.text, "Text fields", text),
    CommandSection(.filterLine, "The filter of a table", filterLine),
    CommandSection(.prompt, "A question in the last line", prompt),
    CommandSection(.finder, "Lists that are searched by typing", finder),
  ]

  /// Those that are done by handing their first key to the component.
  package static let all: [Command] = sections.flatMap(\.commands).filter(contain)

  /// Whether a command is a widget's: it is then done by handing its first key to the component.
  package static func contain(_ command: Command) -> Bool {
    // What a log does by commands of its own, it is told by their names.
    sections.contains { $0.scope == command.scope } && LogCommand(rawValue: command.id) == nil
  }

  /// The key that a component knows for what this one means to its widgets; nil for a key that was given away, by
  /// them or by one of the component's own commands.
  static func meaning(
    of key: Key, in scopes: [Command.Scope], own: [Command], _ bindings: KeyBindings
  ) -> Key? {
    if let command = Keymap(all, bindings).command(for: key, in: scopes) { return command.keys.first }
    // Out of a text field there is always a way.
    if key == .escape, scopes.contains(.text) { return key }
    let theirs = all.filter { scopes.contains($0.scope) }
    return (own + theirs).contains { $0.keys.contains(key) } ? nil : key
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

  private static let reader =
    scroll.map { Command($0.id.replacing("scroll_", with: "reader_"), $0.title, keys: $0.keys) } + [
      Command("reader_find", "Find in the text", keys: ["/"]),
      Command("reader_next_match", "Go to the next match", keys: ["n"]),
      Command("reader_previous_match", "Go to the match before", keys: ["N"]),
      Command("reader_end_search", "End the search", keys: [.escape]),
    ]

  private static let tree = [
    Command("tree_up", "One row up", keys: [.up, "k"]),
    Command("tree_down", "One row down", keys: [.down, "j"]),
    Command("tree_page_up", "One screen up", keys: [.pageUp, .ctrl("b")]),
    Command("tree_page_down", "One screen down", keys: [.pageDown, .ctrl("f")]),
    Command("tree_first", "First row", keys: [.home, "g"]),
    Command("tree_last", "Last row", keys: [.end, "G"]),
    Command("tree_open", "Open it, or go to the first thing in it", keys: [.right, "l"]),
    Command("tree_close", "Close it, or go to what it is in", keys: [.left, "h"]),
    Command("tree_choose", "Open or close it, or choose what cannot be opened", keys: [.enter]),
    Command("tree_toggle", "Open or close it", keys: [.space]),
    Command("tree_all", "Open everything, or close everything", keys: ["*"]),
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

  private static let filterLine = [
    Command("filter_line_keep", "Keep the filter and go to the table", keys: [.enter, .down]),
    Command("filter_line_leave", "Clear the filter and leave it", keys: [.escape]),
    Command("filter_line_earlier", "Take an earlier filter", keys: [.up]),
    Command("filter_line_complete", "Complete the word", keys: [.tab]),
    Command("filter_line_other", "Point at the next word that fits", keys: [.backTab]),
  ]

  private static let prompt = [
    Command("prompt_take", "Take what was typed", keys: [.enter]),
    Command("prompt_leave", "Leave it", keys: [.escape]),
  ]

  private static let finder = [
    Command("finder_up", "One line up", keys: [.up, .ctrl("p"), .backTab]),
    Command("finder_down", "One line down", keys: [.down, .ctrl("n"), .tab]),
    Command("finder_page_up", "Some lines up", keys: [.pageUp]),
    Command("finder_page_down", "Some lines down", keys: [.pageDown]),
    Command("finder_choose", "Do what the line says", keys: [.enter]),
  ]
}

extension Command.Scope {
  package static let table: Self = "table"
  package static let list: Self = "list"
  package static let log: Self = "log"
  package static let scroll: Self = "scroll"
  package static let row: Self = "row"
  package static let text: Self = "text"
  package static let reader: Self = "reader"
  package static let tree: Self = "tree"
  package static let filterLine: Self = "filter_line"
  package static let prompt: Self = "prompt"
  package static let finder: Self = "finder"
}
