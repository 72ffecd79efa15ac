import Foundation
import TenantModel
import TenantryAPI
import TerminalKit
import TypedText

/// One field for everything: commands, pages, tenants, and short sentences with arguments.
package struct PaletteDialog: Dialog {
  package enum Event: Equatable, Sendable {
    case historyLoaded(PaletteHistoryData)
    case typingSettled
    case tenantsFound(Result<ListTenants.Output, APIProblem>)
    case operationFound(String, Result<OperationDetail, APIProblem>)
  }

  package private(set) var outcome: ShellChoice?
  private(set) var field: TextField
  private(set) var list = SelectList([])
  private(set) var search: PaletteSearch
  private(set) var history = PaletteHistory()
  private(set) var options: [PaletteOption] = []
  /// True when enter came before the tenants or the operation that it is meant for.
  private var isChosenEarly = false

  package init(
    _ text: String = "", commands: [Command], preferences: ConsolePreferences = ConsolePreferences(),
    operations: [OperationSummary] = []
  ) {
    field = TextField(text, lengthMax: 120)
    search = PaletteSearch(commands: commands, preferences: preferences, operations: operations)
    rank()
  }

  package var captures: Bool { true }

  package static let scope: Command.Scope = "palette"

  package static let definitions = [
    Command("palette_complete", "Complete what is typed", keys: [.tab, .right])
  ]

  /// Without anything to complete, tab goes down the list.
  package func commands(context: UpdateContext) -> [Command] { ghost == nil ? [] : Self.definitions }

  package var typingWidgets: [Command.Scope] { [.finder, .text] }

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    switch event {
    case .appeared:
      let ask: [Effect<Event>] = field.text.isEmpty ? [] : settled(context)
      return [.loadDraft(PaletteHistory.key) { .historyLoaded(PaletteHistoryData($0)) }] + ask
    case .commandChosen("palette_complete"): return write(field.text + (ghost ?? ""))
    case .keyPressed(let key): return press(key)
    case .pasted(let text): return edited(field.paste(text))
    case .own(.historyLoaded(let kept)): history = kept.history
    case .own(.typingSettled): return settled(context)
    case .own(.tenantsFound(.success(let answer))):
      for tenant in answer.items { search.tenants[tenant.slug.rawValue] = tenant.name.rawValue }
      return found()
    case .own(.tenantsFound(.failure)):
      // Nobody can say whether there is such a tenant; its page will.
      if isChosenEarly { return take(try? search.line(field.text).choice.get()) }
    case .own(.operationFound(let id, .success(let detail))):
      search.operations.append(detail.summary)
      guard search.line(field.text).open?.typed == id else { return [] }
      return found()
    default: break
    }
    return []
  }

  /// The rest of what is probably being typed; nil when nothing is, or the cursor stands elsewhere.
  var ghost: String? {
    guard field.cursor == field.text.count, let whole = search.completion(of: field.text) else { return nil }
    return String(whole.dropFirst(field.text.count))
  }

  private mutating func press(_ key: Key) -> [Effect<Event>] {
    switch key {
    case .enter:
      let effects = choose()
      isChosenEarly = outcome == nil && options.isEmpty
      return effects
    case .up where field.text.isEmpty || history.isWalking: return recall { $0.back() }
    case .down where history.isWalking: return recall { $0.forth() }
    case .up, .down, .pageUp, .pageDown:
      _ = list.handle(key)
      return []
    default:
      return edited(field.handle(key))
    }
  }

  private mutating func recall(_ step: (inout PaletteHistory) -> String?) -> [Effect<Event>] {
    guard let line = step(&history) else { return [] }
    field.set(line)
    rank()
    return [.after(.milliseconds(150), token: "typing", .typingSettled)]
  }

  private mutating func write(_ text: String) -> [Effect<Event>] {
    field.set(text)
    return edited(.edited)
  }

  private mutating func edited(_ outcome: TextField.Outcome) -> [Effect<Event>] {
    switch outcome {
    case .ignored: return [.unhandled]
    case .moved, .submitted: return []
    case .edited:
      isChosenEarly = false
      history.leave()
      rank()
      return [.after(.milliseconds(150), token: "typing", .typingSettled)]
    }
  }

  /// Asks the platform for what the line may mean.
  private func settled(_ context: UpdateContext) -> [Effect<Event>] {
    let line = search.line(field.text)
    let word: String
    if let (argument, _, typed) = line.open {
      switch argument.values {
      case .listed("tenants"): word = typed
      case .listed("operations") where !typed.isEmpty && search.operation(typed) == nil:
        return [.load(GetOperation(operation: typed.uppercased())) { .operationFound(typed, $0) }]
      default: return []
      }
    } else {
      guard line.text.count >= 2, !line.isPastVerb else { return [] }
      word = line.text
    }
    guard context.refusal(of: ListTenants.permission) == nil else { return [] }
    return [.load(ListTenants(q: word.isEmpty ? nil : word, limit: 8), as: Event.tenantsFound)]
  }

  private mutating func found() -> [Effect<Event>] {
    rank()
    defer { isChosenEarly = false }
    return isChosenEarly ? choose() : []
  }

  private mutating func rank() {
    options = search.options(for: field.text)
    list = SelectList(options.map(\.option))
  }

  private mutating func choose() -> [Effect<Event>] {
    let chosen = options.first { $0.option.id == list.highlighted && $0.option.disabledReason == nil }
    switch chosen?.action {
    case .choose(let choice): return take(choice)
    case .complete(let text): return write(text)
    case nil: return []
    }
  }

  private mutating func take(_ choice: ShellChoice?) -> [Effect<Event>] {
    guard let choice else { return [] }
    outcome = choice
    // A search that was chosen from is kept as what it found: that is what one wants again.
    let line = search.line(field.text)
    let highlighted = options.first { $0.option.id == list.highlighted }?.option
    let isValue = highlighted?.id.hasPrefix("value:") == true
    history.add(isValue ? highlighted?.title ?? field.text : line.command == nil ? "" : field.text)
    return [.saveDraft(key: PaletteHistory.key, history.data)]
  }
}

/// The history as it was kept.
package struct PaletteHistoryData: Equatable, Sendable {
  let history: PaletteHistory

  init(_ data: Data?) { history = PaletteHistory(data) }
}
