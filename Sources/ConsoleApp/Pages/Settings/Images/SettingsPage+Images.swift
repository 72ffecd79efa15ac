import TenantModel
import TenantryAPI
import TerminalKit

extension SettingsPage {
  func imageCommands(_ context: UpdateContext) -> [Command] {
    let refusal = context.refusal(of: .infraWrite)
    let nothing = images.refusalWithoutRow("no image")
    return [
      SettingsCommands.open.saying("Say whether tenants may run the image", label: "change")
        .refused(refusal ?? nothing),
      ImageCommands.add.refused(refusal), ImageCommands.templates,
    ]
  }

  func runOnImages(_ command: String) -> [Effect<Event>] {
    switch command {
    case SettingsCommands.open.id:
      return images.selected.map { [.present(InfraForms.image($0)) { .imageSet($0) }] } ?? []
    case ImageCommands.add.id: return [.present(InfraForms.image(nil)) { .imageSet($0) }]
    case ImageCommands.templates.id: return [.navigate(Route(.infraTemplates))]
    default: return [.unhandled]
    }
  }

  func imagesView(_ context: ViewContext) -> any View {
    images.view(
      "Images that tenants may run", context, isFocused: context.isFocused, note: imageNote,
      empty: EmptyState(
        "No image is known: no tenant can be made.",
        context.keys.hint(ImageCommands.add.id, in: Self.scope, "add one")),
      clear: context.keys.hint(SettingsCommands.clear.id, in: Self.scope, "clear")
    )
    .component(.allowedImages)
  }

  private var imageNote: Line {
    guard let all = images.items.value else { return .empty }
    return Line("\(all.count { $0.release.status == .tested }) tested of \(all.count)", .dim)
  }
}

/// What can be done on the tab of images.
enum ImageCommands {
  static let add = Command("settings_add_image", "Add an image", label: "add", keys: ["a"], footer: 3)
  static let templates = Command(
    "settings_templates", "Go to the templates that run them", label: "templates", keys: ["g"], footer: 4)
  static let all = [add, templates]
}
