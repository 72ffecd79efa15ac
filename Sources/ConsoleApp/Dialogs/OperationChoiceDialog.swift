import Foundation
import TenantModel
import TenantryAPI
import TerminalKit
import TypedText

/// Asks what an operation is to be done with: an image (PRD §3.3 `image_upgrade_modal`), a bundle (`apply_bundle_modal`), a
/// backup. What it would do is shown next, by the dialog that confirms it.
package struct OperationChoiceDialog: Dialog {
  package enum Event: Equatable, Sendable {
    case imagesLoaded(Result<ListInfraTemplates.Output, APIProblem>)
    case bundlesLoaded(Result<ListBundles.Output, APIProblem>)
    case backupsLoaded(Result<ListBackups.Output, APIProblem>)
  }

  /// The option of an upgrade that goes back.
  static let rollback = "rollback"
  private static let fieldLengthMax = 40

  package private(set) var outcome: OperationChoice?
  let kind: OperationKind
  let tenant: Tenant
  private(set) var list = SelectList([])
  /// When an upgrade begins, or what a copy is called.
  private(set) var field = TextField(lengthMax: OperationChoiceDialog.fieldLengthMax)
  private(set) var isInField = false
  private(set) var isLoading = true
  private(set) var problem: APIProblem?
  /// Why what was typed is not taken; nil while it is not known to be wrong.
  private(set) var fault: String?
  private var keyGuard = KeyGuard()

  package init(_ kind: OperationKind, on tenant: Tenant) {
    self.kind = kind
    self.tenant = tenant
  }

  /// True for the kinds that want to know something besides the choice.
  var hasField: Bool { kind == .upgradeImage || kind == .clone }

  package var asksToChange: Bool { true }

  package var captures: Bool { isInField }

  package var widgets: [Command.Scope] { isInField ? [] : [.list] }

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    switch event {
    case .appeared:
      keyGuard.begin(after: context.lastKey, at: context.now)
      return [load]
    case .refreshRequested: return [load]
    case .keyPressed(let key): return press(key, context)
    case .pasted(let text):
      if isInField, field.paste(text) == .edited { fault = nil }
    case .own(.imagesLoaded(let result)):
      let role = context.session?.role
      take(result.map { [self] in images($0.images, by: role) })
    case .own(.bundlesLoaded(let result)): take(result.map { [self] in bundles($0.items) })
    case .own(.backupsLoaded(let result)): take(result.map { [self] in backups($0.items, at: context.now) })
    case .changed, .commandChosen, .commandTyped, .resized: break
    }
    return []
  }

  private var load: Effect<Event> {
    switch kind {
    case .upgradeImage: .load(ListInfraTemplates(), as: Event.imagesLoaded)
    case .moduleApply: .load(ListBundles(), as: Event.bundlesLoaded)
    default: .load(ListBackups(tenant: tenant.id.rawValue), as: Event.backupsLoaded)
    }
  }

  private mutating func press(_ key: Key, _ context: UpdateContext) -> [Effect<Event>] {
    if key == .enter, keyGuard.swallows(key, at: context.now) { return [] }
    if hasField, [.tab, .backTab].contains(key) {
      isInField.toggle()
      return []
    }
    if isInField {
      switch field.handle(key) {
      case .submitted: choose(list.highlighted, context)
      case .edited: fault = nil
      case .moved: break
      case .ignored: return [.unhandled]
      }
      return []
    }
    switch list.handle(key) {
    case .ignored: return [.unhandled]
    case .handled: break
    case .chosen(let id): choose(id, context)
    }
    return []
  }

  private mutating func choose(_ id: String?, _ context: UpdateContext) {
    guard let option = list.options.first(where: { $0.id == id }), option.disabledReason == nil else {
      // Beside the list it is seen why; whoever is in the field looks elsewhere.
      if isInField { fault = isLoading ? Self.notLoaded : "Nothing is chosen above that may be done." }
      return
    }
    switch kind {
    case .upgradeImage: chooseImage(option.id, context.now)
    case .moduleApply: outcome = OperationChoice(params: ["bundle": .text(option.id)])
    case .clone: chooseCopy(option.id)
    default: outcome = OperationChoice(params: ["backup": .text(option.id)])
    }
  }

  private mutating func chooseImage(_ id: String, _ now: Date) {
    let params: OperationParams = id == Self.rollback ? ["rollback": .flag(true)] : ["image": .text(id)]
    let text = field.text.trimmingCharacters(in: .whitespaces)
    guard !text.isEmpty, text != "now" else {
      outcome = OperationChoice(params: params)
      return
    }
    guard let moment = MomentText.parse(text, now: now) else {
      fault = "Say \(MomentText.forms), or nothing for now."
      isInField = true
      return
    }
    outcome = OperationChoice(params: params, runAt: moment)
  }

  private mutating func chooseCopy(_ backup: String) {
    do {
      let slug = try Slug(field.text)
      outcome = OperationChoice(params: ["slug": .text(slug.rawValue), "backup": .text(backup)])
    } catch {
      // Nobody has been asked yet when the field was never entered.
      fault = isInField ? error.message : "What is the copy to be called?"
      isInField = true
    }
  }

  private static let notLoaded = "What there is to choose from is not loaded yet."

  // MARK: options

  private mutating func take(_ result: Result<[SelectOption], APIProblem>) {
    isLoading = false
    if fault == Self.notLoaded { fault = nil }
    switch result {
    case .success(let options):
      problem = nil
      list = SelectList(options)
    case .failure(let failure): problem = failure
    }
  }

  private func images(_ items: [ImageRelease], by role: Role?) -> [SelectOption] {
    let newest = items.sorted { $0.image.isNewer(than: $1.image) ?? ($1.image < $0.image) }
    return newest.map { release in
      let decision = ImagePolicy.decide(
        release.image, from: tenant.image, status: release.status, environment: tenant.environment,
        role: role ?? .platformOperator)
      return SelectOption(
        release.image.rawValue, release.image.rawValue, details: [Line(release.status.rawValue, .dim)],
        disabledReason: release.image == tenant.image ? "runs now" : Self.reason(decision, of: release.image))
    } + [SelectOption(Self.rollback, "the image before", details: [Line("go back", .dim)])]
  }

  /// The image's name stands beside it already.
  private static func reason(_ decision: Decision, of image: ImageReference) -> String? {
    decision.reason?.replacing("the image \(image) ", with: "").replacing("\(image) ", with: "")
  }

  private func bundles(_ items: [ModuleBundle]) -> [SelectOption] {
    items.map { bundle in
      let now: Line = bundle.code == tenant.bundleCode ? Line("the tenant's", .accent) : .empty
      return SelectOption(
        bundle.code, bundle.name, details: [Line("\(bundle.modules.count) modules", .dim), now])
    }
  }

  private func backups(_ items: [BackupSummary], at now: Date) -> [SelectOption] {
    items.map { backup in
      SelectOption(
        backup.id.rawValue, backup.id.rawValue,
        details: [
          Line(Moment.ago(of: backup.madeAt, now: now)), Line(backup.kind.rawValue, .dim),
          Line(Self.size(of: backup), .dim),
        ])
    }
  }

  /// Without where the file lies, which is the same for all of them.
  private static func size(of backup: BackupSummary) -> String {
    backup.note.split(separator: " in ", maxSplits: 1).first.map(String.init) ?? ""
  }
}
