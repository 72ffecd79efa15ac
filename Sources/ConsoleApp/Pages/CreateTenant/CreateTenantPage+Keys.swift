import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

extension CreateTenantPage {
  mutating func choose(_ command: String, _ context: UpdateContext) -> [Effect<Event>] {
    switch (command, stage) {
    case (WizardCommands.resume.id, .offering(let draft)):
      form = WizardForm(draft)
      stage = .filling
      chooseFirsts()
      return checkSlug(settled: true) + makePlan(settled: true)
    case (WizardCommands.startNew.id, .offering):
      stage = .filling
      return [.deleteDraft(key: WizardDraft.key)]
    case (WizardCommands.press.id, .filling): return pressInReview(.enter, context)
    case (WizardCommands.editFile.id, .filling):
      return [.edit(form.draft.tenantFile, name: "\(form.draft.request.slug).yaml")]
    case (WizardCommands.copyFile.id, .filling):
      return [.copy(form.draft.tenantFile, what: "the tenant file")]
    case (_, .filling): return WizardCommands.keys[command].map { press($0, context) } ?? []
    default: return []
    }
  }

  mutating func press(_ key: Key, _ context: UpdateContext) -> [Effect<Event>] {
    guard stage == .filling else { return [.unhandled] }
    switch key {
    case .ctrl("n"): return goOn(context)
    case .ctrl("p"): return goBack(context)
    case _ where form.draft.step == .review: return pressInReview(key, context)
    case .tab, .backTab: return moveFocus(forward: key == .tab)
    case .enter where form.groupRow != nil: return takeGroup(context)
    case .enter: return form.isAtEnd ? goOn(context) : moveFocus(forward: true)
    case _ where form.focus.isText: return write(key, context)
    default: return pick(key, context)
    }
  }

  /// Goes to a step, and asks for what it shows.
  mutating func go(to step: WizardStep, field: WizardField? = nil, _ context: UpdateContext) -> [Effect<
    Event
  >] {
    form.go(to: step, field: field)
    scroll = ScrollState()
    return save(context) + makePlan(settled: true)
  }

  /// Keeps the draft, unless there is nothing in it.
  mutating func save(_ context: UpdateContext) -> [Effect<Event>] {
    guard !form.draft.isEmpty else { return [] }
    form.draft.savedAt = context.now
    return [.saveDraft(key: WizardDraft.key, form.draft.data)]
  }

  /// Gives an edit to the field that is written in, and does what follows from it.
  mutating func edited(
    _ context: UpdateContext, _ edit: (inout TextField) -> TextField.Outcome
  ) -> [Effect<Event>] {
    // A row written before the template's are known would stand in their place.
    guard form.focus != .redirectUris || !awaitsUris else { return [] }
    let slug = form.draft.slug
    switch form.write(edit) {
    case .ignored: return [.unhandled]
    case .moved, .submitted: return []
    case .edited:
      let check = slug == form.draft.slug ? [] : checkSlug(settled: false)
      return check + save(context) + makePlan(settled: false)
    }
  }

  private mutating func goOn(_ context: UpdateContext) -> [Effect<Event>] {
    let step = form.draft.step
    guard let next = step.next else { return pressInReview(.enter, context) }
    form.touched.formUnion(step.fields)
    if let field = form.firstFault(in: step, offers) {
      form.focus(on: field)
      return []
    }
    return go(to: next, context)
  }

  private mutating func goBack(_ context: UpdateContext) -> [Effect<Event>] {
    form.draft.step.previous.map { go(to: $0, context) } ?? []
  }

  private mutating func moveFocus(forward: Bool) -> [Effect<Event>] {
    form.moveFocus(forward: forward)
    return []
  }

  private mutating func write(_ key: Key, _ context: UpdateContext) -> [Effect<Event>] {
    switch key {
    case .up where form.groupRow != nil:
      form.groupRow = form.groupRow.flatMap { $0 > 0 ? $0 - 1 : nil }
      return []
    case .down where form.focus == .agencyGroup && groupsBelow > 0:
      let next = form.groupRow.map { $0 + 1 } ?? 0
      guard next < groupsBelow else { return moveFocus(forward: true) }
      form.groupRow = next
      return []
    case .up, .down: return moveFocus(forward: key == .down)
    case .right where form.focus == .agencyGroup && isAtEndOfGroup:
      guard let group = offers.groupSuggestion(for: form.draft.agencyGroup) else { return [] }
      form.set(group, in: .agencyGroup)
      return save(context)
    default: return edited(context) { $0.handle(key) }
    }
  }

  private var groupsBelow: Int {
    min(WizardOffers.groupsShown, offers.groupMatches(for: form.draft.agencyGroup).count)
  }

  /// Writes the chosen agency group into its field, and goes on.
  private mutating func takeGroup(_ context: UpdateContext) -> [Effect<Event>] {
    let matches = offers.groupMatches(for: form.draft.agencyGroup)
    guard let row = form.groupRow, matches.indices.contains(row) else { return [] }
    form.set(matches[row], in: .agencyGroup)
    return save(context) + moveFocus(forward: true)
  }

  private var isAtEndOfGroup: Bool {
    let field = form.text(.agencyGroup)
    return field.cursor == field.text.count
  }

  /// A key for a field with options. Arrows walk the options, and past the last one to the next field.
  private mutating func pick(_ key: Key, _ context: UpdateContext) -> [Effect<Event>] {
    let field = form.focus
    if var choice = WizardChoices.choice(field, form) {
      if key == .up || key == .down || key == "k" || key == "j" {
        return moveFocus(forward: key == .down || key == "j")
      }
      guard choice.handle(key) else { return [.unhandled] }
      return choose(WizardChoices.value(of: field, at: choice.selected), in: field, context)
    }
    guard let options = offers.options(of: field, form.draft), !options.isEmpty else {
      return key == .up || key == .down ? moveFocus(forward: key == .down) : [.unhandled]
    }
    var list = SelectList(
      options, highlighted: form.choice(field) ?? WizardChoices.standard(field, form, offers))
    let hasOthers = form.draft.step.fields.count > 1
    if hasOthers, key == .down || key == "j", list.highlightedIndex == options.count - 1 {
      return moveFocus(forward: true)
    }
    if hasOthers, key == .up || key == "k", list.highlightedIndex == 0 { return moveFocus(forward: false) }
    guard list.handle(key) == .handled, let value = list.highlighted else { return [.unhandled] }
    return value == form.choice(field) ? [] : choose(value, in: field, context)
  }

  private mutating func choose(
    _ value: String, in field: WizardField, _ context: UpdateContext
  ) -> [Effect<Event>] {
    form.choose(value, in: field)
    return save(context) + makePlan(settled: false)
  }
}
