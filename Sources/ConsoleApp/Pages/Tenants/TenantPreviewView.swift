import TenantModel
import TenantryAPI
import TerminalKit

/// How the tenant beside the list looks: who it is, how it is, what was done to it, its facts.
struct TenantPreviewView {
  let preview: TenantPreview
  let context: ViewContext

  var view: any View {
    VStack {
      Rule(Line(preview.slug ?? "Tenant"), trailing: preview.detail.freshness(context))
      if let trouble = preview.detail.trouble(context) { Text(trouble, wraps: true).padding(1) }
      if let detail = preview.detail.value {
        TenantHeader.lines(detail, context).map { Text($0, wraps: true).padding(1) }
        Rule("Operations")
        operations(detail)
        Rule("Facts")
        Facts(TenantFacts.about(detail, context), labelWidth: 15)
        Spacer()
      } else if preview.slug == nil {
        EmptyState("No tenant is selected.")
      } else {
        Skeleton(rows: 8).padding(1)
      }
    }
  }

  private func operations(_ detail: TenantDetail) -> [any View] {
    guard !detail.operations.isEmpty else { return [Text("   Nothing was done to it yet.", .dim)] }
    return detail.operations.prefix(5).map { operation in
      let when = TextFit.pad(context.when(operation.createdAt), to: 6)
      return Text("   \(when, .dim)\(TextFit.pad(operation.kind.rawValue, to: 9)) \(operation.badge(at: context.now))")
    }
  }
}
