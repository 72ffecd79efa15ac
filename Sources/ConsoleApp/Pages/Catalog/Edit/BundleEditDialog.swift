import TenantModel
import TenantryAPI
import TerminalKit

/// Writes a new bundle or changes one. Whatever is typed is checked on the platform as it is typed: every field that is
/// not valid, and whether the modules can be installed.
package struct BundleEditDialog: Dialog {
  package enum Event: Equatable, Sendable {
    /// Nothing was typed for a moment.
    case typingSettled
    /// The answer to this bundle.
    case checked(BundleRequest, Result<CheckBundle.Output, APIProblem>)
    case suggested(String, Result<ListModules.Output, APIProblem>)
    case saved(Result<SaveBundle.Output, APIProblem>)
  }

  package enum Outcome: Equatable, Sendable {
    case submitted(OperationID)
  }

  private static let suggestionsMax = 6
  private static let candidatesMax = 200

  package private(set) var outcome: Outcome?
  /// The bundle as it was on the screen; nil for a new one.
  let before: ModuleBundle?
  private(set) var form: BundleForm
  private(set) var check = Loadable<CheckBundle.Output>.loading
  /// What the answer on the screen was an answer to.
  private(set) var checked: BundleRequest?
  private(set) var isSending = false
  /// True when somebody wants it saved as soon as the check of what was typed last is there.
  private var isAwaited = false
  private(set) var failure: APIProblem?
  private var keyGuard = KeyGuard()
  /// Made once for what is asked: sending the same again, after a broken line, starts nothing twice.
  private var sent: (request: BundleRequest, key: String)?

  package init(_ bundle: ModuleBundle?) {
    before = bundle
    form = BundleForm(bundle)
  }

  package var asksToChange: Bool { !isSending }

  package var captures: Bool { form.current.isText && !isSending }

  package var widgets: [Command.Scope] { form.current == .modules ? [.list] : [] }

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    switch event {
    case .appeared:
      keyGuard.begin(after: context.lastKey, at: context.now)
      return [verify()]
    case .refreshRequested: return [verify()]
    case .keyPressed(let key): return press(key, context)
    case .pasted(let text):
      let request = form.request
      if !isSending { form.paste(text) }
      return settled(since: request, typed: nil)
    case .own(.typingSettled): return [verify()] + suggest()
    case .own(.checked(let request, let result)):
      check.receive(result, at: context.now)
      if case .success = result { checked = request }
      if isAwaited, checked == form.request { return save(context) }
    case .own(.suggested(let word, let result)):
      let names = (try? result.get())?.items.map(\.name.rawValue) ?? []
      // What begins as it is typed is meant more often than what only holds it.
      let first = names.filter { $0.hasPrefix(word) }
      form.suggest(
        Array((first + names.filter { !$0.hasPrefix(word) }).prefix(Self.suggestionsMax)), for: word)
    case .own(.saved(let result)): take(result)
    case .changed, .commandChosen, .commandTyped, .resized: break
    }
    return []
  }

  private mutating func press(_ key: Key, _ context: UpdateContext) -> [Effect<Event>] {
    if isSending {
      guard key == .escape else { return [] }
      return [.notify(Notice(.warning, "The bundle was sent; the list shows what becomes of it.")), .dismiss]
    }
    // The key that opened it writes nothing.
    if keyGuard.swallows(key, at: context.now) { return [] }
    let isButton = key == .enter || key == .space
    if form.current == .cancel, isButton { return [.dismiss] }
    if form.current == .save, isButton || key == .ctrl("s") { return save(context) }
    if key == .ctrl("s") { return save(context) }
    let (request, word) = (form.request, form.wanted)
    guard form.handle(key) else { return [.unhandled] }
    return settled(since: request, typed: word)
  }

  /// Checks again once nothing is typed any more, if anything was.
  private mutating func settled(since request: BundleRequest, typed word: String?) -> [Effect<Event>] {
    guard form.request != request || form.wanted != word else { return [] }
    if form.request != request { (failure, isAwaited) = (nil, false) }
    return [.after(.milliseconds(250), token: "typing", .typingSettled)]
  }

  private func verify() -> Effect<Event> {
    let request = form.request
    return .load(CheckBundle(bundle: request)) { .checked(request, $0) }
  }

  private func suggest() -> [Effect<Event>] {
    guard let word = form.wanted else { return [] }
    let series = check.value?.resolution.series
    return [.load(ListModules(q: word, series: series, limit: Self.candidatesMax)) { .suggested(word, $0) }]
  }

  // MARK: Saving

  /// Why it cannot be saved as it stands; nil when it can.
  var refusal: String? {
    guard let check = check.value, checked == form.request else { return "it is being checked" }
    if let field = check.fields.first { return "\(Self.name(of: field.pointer)): \(field.message)" }
    if let before, form.request == BundleRequest(before) { return "nothing was changed" }
    guard !form.draft.isOn, !check.resolution.isApplicable else { return nil }
    return "it cannot be installed; it can be kept as a draft"
  }

  private mutating func save(_ context: UpdateContext) -> [Effect<Event>] {
    isAwaited = false
    if checked != form.request, check.problem == nil {
      isAwaited = true
      return []
    }
    if let refusal {
      form.move(to: firstFault ?? .save)
      return [.notify(Notice(.info, "Save the bundle: \(refusal)."))]
    }
    let request = form.request
    let key = sent.flatMap { $0.request == request ? $0.key : nil } ?? context.makeKey()
    sent = (request, key)
    (isSending, failure) = (true, nil)
    return [
      .submit(
        SaveBundle(
          bundle: request, expectedRevision: before?.revision, trigger: .ui, idempotencyKey: key,
          reason: context.writeReason), as: Event.saved)
    ]
  }

  private mutating func take(_ result: Result<SaveBundle.Output, APIProblem>) {
    isSending = false
    switch result {
    case .success(let output): outcome = .submitted(output.operationId)
    case .failure(let problem): failure = problem
    }
  }

  // MARK: What is wrong

  /// The faults of a field, in its own words.
  func fault(of field: BundleForm.Field) -> String? {
    (failure?.fields ?? check.value?.fields ?? []).first { Self.field(of: $0.pointer) == field }?.message
  }

  /// What is wrong with the module at a place of the list.
  func fault(ofModule place: Int) -> String? {
    (failure?.fields ?? check.value?.fields ?? []).first { $0.pointer == "modules/\(place)" }?.message
  }

  private var firstFault: BundleForm.Field? {
    check.value?.fields.first.flatMap { Self.field(of: $0.pointer) }
  }

  private static func field(of pointer: String) -> BundleForm.Field? {
    BundleForm.Field(rawValue: pointer.split(separator: "/").first.map(String.init) ?? pointer)
  }

  private static func name(of pointer: String) -> String {
    (field(of: pointer)?.label ?? pointer).lowercased()
  }

  package static func == (left: BundleEditDialog, right: BundleEditDialog) -> Bool {
    left.outcome == right.outcome && left.before == right.before && left.form == right.form
      && left.check == right.check && left.checked == right.checked && left.isSending == right.isSending
      && left.failure == right.failure && left.isAwaited == right.isAwaited && left.keyGuard == right.keyGuard
      && left.sent?.key == right.sent?.key
  }
}
