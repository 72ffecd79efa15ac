import TenantModel
import TerminalKit

/// What can be done on the page of templates and images.
enum InfraCommands {
  static let open = Command(
    "infra_tenants", "List the tenants that use it", label: "its tenants", keys: [.enter], footer: 1)
  static let create = Command(
    "infra_new", "Make a new template, or name a new image", label: "new", keys: ["n"], footer: 2)
  static let edit = Command(
    "infra_edit", "Write a new version of the template, or change the image's status", label: "edit",
    keys: ["e"],
    footer: 3)
  static let retire = Command(
    "infra_retire", "Retire the template, or offer it again", label: "retire", keys: ["x"], footer: 4)
  static let nextPane = Command(
    "infra_next_pane", "Go to the other table", label: "pane", keys: [.tab, .backTab], footer: 5)
  static let filter = Command(
    "infra_filter", "Filter: words, field:value, age<2h, !not, ~fuzzy, /regex/", label: "filter", keys: ["/"],
    footer: 6)
  static let clear = Command("infra_clear", "Clear the filter", label: "clear", keys: [.escape], footer: 7)
}

extension InfraTemplatesPage {
  package static let scope: Command.Scope = "infra"

  package static let definitions = [
    InfraCommands.open, InfraCommands.create, InfraCommands.edit, InfraCommands.retire,
    InfraCommands.nextPane,
    InfraCommands.filter, InfraCommands.clear,
  ]

  package var widgets: [Command.Scope] { captures ? [] : [.table] }

  package func commands(context: UpdateContext) -> [Command] {
    guard !captures else { return [] }
    let refusal = context.refusal(of: .infraWrite)
    let nothing = pane == .templates
        ? templates.refusalWithoutRow("no template") : images.refusalWithoutRow("no image")
    let isRetired = templates.selected?.template.retiredAt != nil
    var commands = [
      InfraCommands.open.refused(nothing),
      InfraCommands.create.saying(
        pane == .templates ? "Make a template like it" : "Name a new image",
        label: pane == .templates ? "new like it" : "new image"
      ).refused(refusal),
      InfraCommands.edit.saying(
        pane == .templates ? "Write a new version of the template" : "Change the image's status",
        label: pane == .templates ? "edit" : "status"
      ).refused(refusal ?? nothing),
    ]
    if pane == .templates {
      commands.append(
        InfraCommands.retire.saying(
          isRetired ? "Offer the template again" : "Retire the template",
          label: isRetired ? "offer" : "retire"
        ).refused(refusal ?? nothing))
    }
    let isFiltered = pane == .templates ? templates.filter.isActive : images.filter.isActive
    return commands + [InfraCommands.nextPane, InfraCommands.filter]
      + (isFiltered ? [InfraCommands.clear] : [])
  }
}
