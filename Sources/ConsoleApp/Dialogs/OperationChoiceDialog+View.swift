import TenantModel
import TenantryAPI
import TerminalKit
import TypedText

extension OperationChoiceDialog {
  package func hints(_ keys: KeyGuide) -> [KeyHint]? {
    var hints = [keys.hint(["list_up", "list_down"], in: .list, "choose")].compactMap { $0 }
    if isInField { hints = [] }
    if hasField { hints.append(KeyHint("tab", isInField ? "list" : fieldLabel.lowercased())) }
    return hints + [KeyHint("enter", "show the plan"), KeyHint("esc", "cancel")]
  }

  package func view(context: ViewContext) -> any View {
    Modal(
      Line("\(title) \(tenant.name)"),
      trailing: TenantHeader.badge(of: tenant.environment, in: context.session),
      width: min(76, context.size.width - 4)
    ) {
      Text(.empty)
      body(context)
      if hasField {
        Text(.empty)
        HStack {
          Text(Line(fieldLabel, .dim)).width(10)
          TextFieldView(field, hint: fieldHint, focused: isInField).fillWidth()
        }
        .height(1)
      }
      Text(fault.map { Line("\(Glyph.error) \($0)", .error) } ?? .empty, wraps: true)
      Text(Line("Nothing is done yet: the plan comes next.", .dim), wraps: true)
    }
    .component(component)
  }

  private var component: ComponentID {
    switch kind {
    case .upgradeImage: .imageUpgradeModal
    case .moduleApply: .applyBundleModal
    default: .backupChoiceModal
    }
  }

  private func body(_ context: ViewContext) -> any View {
    if let problem { return Text(Trouble.line(problem, context.keys), wraps: true) }
    if isLoading { return Skeleton(rows: 4) }
    guard !list.options.isEmpty else { return Text(Line(emptiness), wraps: true) }
    return SelectListView(list, focused: !isInField)
  }

  private var title: String {
    switch kind {
    case .upgradeImage: "Another image for"
    case .moduleApply: "Apply a bundle to"
    case .clone: "Clone to staging:"
    default: "Restore a backup of"
    }
  }

  private var fieldLabel: String { kind == .clone ? "Called" : "When" }

  private var fieldHint: String { kind == .clone ? "the copy's slug" : "now, \(MomentText.forms)" }

  private var emptiness: String {
    switch kind {
    case .upgradeImage: "The platform knows no images."
    case .moduleApply: "The catalog has no bundles."
    default: "\(tenant.slug) has no backup: make one first."
    }
  }
}
