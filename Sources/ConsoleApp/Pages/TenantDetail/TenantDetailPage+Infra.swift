import TenantModel
import TenantryAPI
import TerminalKit

/// What can be done about what a tenant runs on: another image.
extension TenantDetailPage {
  func infraCommands(_ context: UpdateContext) -> [Command] {
    [
      Self.enter.saying("Choose another image for the tenant", label: "another image")
        .refused(refusal(of: .upgradeImage, by: context.session)),
      Self.goToPage.saying("Show the images that are offered", label: "all images"),
    ]
  }

  func runInInfra(_ command: String) -> [Effect<Event>] {
    switch command {
    case TenantCommands.operation: begin(.upgradeImage)
    case TenantCommands.page: [.navigate(Route(.infraTemplates, query: images))]
    default: [.unhandled]
    }
  }

  /// The pane of images, with the tenant's under the bar.
  private var images: [String: String] {
    var query = ["pane": "images"]
    query["image"] = infra.answer.value?.image.image.rawValue
    return query
  }

  func infraView(_ context: ViewContext) -> any View {
    infra.view(
      context, upgrade: context.keys.hint(TenantCommands.operation, in: Self.scope, "another image"))
  }
}
