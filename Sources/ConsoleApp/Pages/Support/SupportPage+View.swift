import TenantModel
import TenantryAPI
import TerminalKit

extension SupportPage {
  package func view(context: ViewContext) -> any View {
    isWide(in: context.size) ? together(context) : alone(context)
  }

  /// All parts: runbooks above, systems and chat below.
  private func together(_ context: ViewContext) -> any View {
    let left = context.size.width * 9 / 20
    let below = min(14, max(8, context.size.height / 3))
    return VStack {
      HStack(spacing: 1) {
        VStack { runbookList(narrowed(context, to: left)) }.width(left)
        VerticalRule()
        VStack { reading(narrowed(context, to: context.size.width - left - 3)) }.fillWidth()
      }
      .fillHeight()
      HStack(spacing: 1) {
        VStack { systemList(narrowed(context, to: context.size.width / 2)) }.width(context.size.width / 2)
        VerticalRule()
        VStack { chatPane(context) }.fillWidth()
      }
      .height(below)
    }
  }

  /// One part, with the names of all.
  private func alone(_ context: ViewContext) -> any View {
    let tabs = Pane.allCases.map { one in
      Line(one.title, one == pane ? Style(.accent, [.bold, .underline]) : .plain)
    }
    let key = context.keys.key(SupportCommands.nextPane.id, in: Self.scope) ?? ""
    return VStack {
      Text(" " + Line.joined(tabs, by: "  ") + "  \(key, .key)").height(1)
      switch pane {
      case .runbooks where isInReader: reading(context)
      case .runbooks: runbookList(context)
      case .systems: systemList(context)
      case .chat: chatPane(context)
      }
    }
  }

  private func narrowed(_ context: ViewContext, to width: Int) -> ViewContext {
    var narrower = context
    narrower.size = Size(width, context.size.height)
    return narrower
  }

  private func hasFocus(_ one: Pane) -> Bool { pane == one && !isInReader }

  // MARK: Runbooks

  private func runbookList(_ context: ViewContext) -> any View {
    let count = entries.count == 1 ? "1 runbook" : "\(entries.count) runbooks"
    let isBehind = runbooks.value != nil && search.text != answered
    let trailing = Line.joined(
      [
        runbooks.freshness(context), isBehind ? Line("searching", .busy) : .empty,
        runbooks.value == nil ? .empty : Line(count, .dim),
      ], by: Line(" · ", .dim))
    let empty =
      answered.isEmpty
      ? EmptyState("No runbook is here to be read.")
      : EmptyState(
        "No runbook has all of “\(answered)”.",
        context.keys.hint(SupportCommands.clear.id, in: Self.scope, "show all"))
    let table = TableView(
      runbookTable, columns: answered.isEmpty ? SupportRows.runbookColumns : SupportRows.foundColumns,
      rows: runbooks.value == nil ? nil : rows, empty: empty,
      focused: context.isFocused && hasFocus(.runbooks))
    return VStack {
      Rule("Runbooks", trailing: trailing, isFocused: hasFocus(.runbooks))
      HStack {
        Text(" /", isSearching ? .key : .dim).width(3)
        TextFieldView(
          search, hint: isSearching ? "words that must all stand in it" : "search",
          focused: isSearching && context.isFocused)
      }
      .height(1)
      if let trouble = runbooks.trouble(context) { Text(trouble, wraps: true).padding(1) }
      if runbooks.value == nil, runbooks.problem != nil {
        Spacer()
      } else {
        Aged(table, isStale: runbooks.isStale(context)).fillHeight()
      }
    }
    .component(.runbookList)
  }

  private func reading(_ context: ViewContext) -> any View {
    let name = Line(shown.map { "docs/runbooks/\($0).md" } ?? "", .dim)
    let title = runbook.value?.title ?? selected?.title ?? "Runbook"
    let found = reader.searchText(in: document)
    return VStack {
      Rule(
        Line(title), trailing: found.isEmpty ? name : Line(found, .dim),
        isFocused: pane == .runbooks && isInReader)
      if let trouble = runbook.trouble(context) { Text(trouble, wraps: true).padding(1) }
      if runbook.value != nil {
        MarkdownView(
          reader, document,
          searchHints: [
            context.keys.hint("reader_next_match", in: .reader, "next"),
            context.keys.hint("reader_previous_match", in: .reader, "previous"),
          ].compactMap { $0 }
        ).padding(2, 0).fillHeight()
      } else if shown == nil, runbooks.value == nil {
        Spacer()
      } else if shown == nil {
        EmptyState("No runbook is selected.")
      } else if runbook.problem == nil {
        Skeleton(rows: 8).padding(2)
        Spacer()
      }
    }
    .component(.runbookReader)
  }

  // MARK: Systems and chat

  private func systemList(_ context: ViewContext) -> any View {
    let table = TableView(
      systemTable, columns: SupportRows.systemColumns, rows: systems.value == nil ? nil : systemRows,
      empty: EmptyState("No system is known here."), focused: context.isFocused && hasFocus(.systems))
    let asked = systems.value.map { Line("asked \(Moment.ago(of: $0.checkedAt, now: context.now))", .dim) }
    return VStack {
      Rule("Systems", trailing: asked ?? systems.freshness(context), isFocused: hasFocus(.systems))
      if let trouble = systems.trouble(context) { Text(trouble, wraps: true).padding(1) }
      if systems.value == nil, systems.problem != nil {
        Spacer()
      } else {
        Aged(table, isStale: systems.isStale(context)).fillHeight()
      }
    }
    .component(.statusLinks)
  }

  private func chatPane(_ context: ViewContext) -> any View {
    let channel = chat.value?.channel.map { "#\($0)" } ?? ""
    return VStack {
      Rule(
        "Team chat", trailing: Line.joined([chat.freshness(context), Line(channel, .dim)], by: " "),
        isFocused: hasFocus(.chat))
      if let trouble = chat.trouble(context) { Text(trouble, wraps: true).padding(1) }
      if let value = chat.value {
        Aged(Viewport(scroll) { ChatView.rows(value, context) }.fillHeight(), isStale: chat.isStale(context))
      } else if chat.problem == nil {
        Skeleton(rows: 4).padding(1)
        Spacer()
      } else {
        Spacer()
      }
    }
    .component(.chatChannels)
  }
}

/// The team's chat as rows: the channels, and what was said last.
enum ChatView {
  static func rows(_ chat: TeamChat, _ context: ViewContext) -> [any View] {
    guard chat.isConnected else {
      return [
        Text("   \("\(Glyph.paused) Mattermost is not connected.", .dim)"),
        Text("   \("Connect it with", .dim) tenantry connect mattermost", wraps: true),
      ]
    }
    let names = chat.channels.map { channel in
      Line(channel.title, channel.name == chat.channel ? .bold : .plain)
    }
    var rows: [any View] = [Text("   \("Channels", .dim)  " + Line.joined(names, by: "  "), wraps: true)]
    if let withheld = chat.withheld {
      rows.append(
        Text(
          "   \("\(Glyph.warning)", .warning) \("the posts are not shown: \(withheld)", .dim)", wraps: true))
    } else if chat.posts.isEmpty {
      rows.append(Text("   Nothing was said yet.", .dim))
    }
    return rows + chat.posts.map { post in row(post, context) }
  }

  private static func row(_ post: TeamChat.Post, _ context: ViewContext) -> any View {
    let when = TextFit.pad(context.when(post.time), to: 6)
    let indent = post.isAnswer ? "  " : ""
    return HStack {
      Text("   \(when, .dim)").width(10)
      Text("\(indent)\(post.author, .accent)  \(plain(post.text))", wraps: true).fillWidth()
    }
  }

  /// The words alone: marks, escapes and signs by name are for Mattermost.
  private static func plain(_ text: String) -> String {
    var result = ""
    var isEscaped = false
    for character in text.replacing(":white_check_mark:", with: Glyph.done).replacing(
      ":warning:", with: Glyph.warning
    )
    .replacing(":x:", with: Glyph.error).replacing(":no_entry:", with: Glyph.skipped) {
      if character == "\\", !isEscaped {
        isEscaped = true
        continue
      }
      if !isEscaped, "*`".contains(character) { continue }
      if character != "\u{200B}" { result.append(character.isNewline ? " " : character) }
      isEscaped = false
    }
    return result
  }
}
