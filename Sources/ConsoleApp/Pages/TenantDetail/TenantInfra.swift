import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// The tab of what a tenant runs on (PRD §3.3 `tenant_infra_panel`).
struct TenantInfra: Equatable, Sendable {
  private(set) var answer = Loadable<GetTenantInfra.Output>.loading
  private var scroll = ScrollState()

  mutating func receive(_ result: Result<GetTenantInfra.Output, APIProblem>, at now: Date) {
    answer.receive(result, at: now)
  }

  /// Takes a key; answers whether it meant anything.
  mutating func press(_ key: Key) -> Bool { scroll.handle(key) }

  /// - Parameter upgrade: the key that leads to another image.
  func view(_ context: ViewContext, upgrade: KeyHint?) -> any View {
    VStack {
      if let output = answer.value {
        let look = TenantInfraLook(output: output, context: context)
        Viewport(scroll) {
          Rule("Image", trailing: upgrade?.line ?? .empty)
          Facts(look.image, labelWidth: 12)
          cluster(look, context)
        }
        .fillHeight()
      } else if let trouble = answer.trouble(context) {
        Rule("Infra")
        Text(" " + trouble, wraps: true)
        Spacer()
      } else {
        Rule("Infra", trailing: answer.freshness(context))
        Skeleton(rows: 8).padding(1)
        Spacer()
      }
    }
    .fillHeight().component(.tenantInfraPanel)
  }

  private func cluster(_ look: TenantInfraLook, _ context: ViewContext) -> [any View] {
    guard let cluster = look.output.cluster else {
      return [Rule("Cluster", trailing: age(context))] + look.trouble
    }
    let rest =
      context.size.width >= 116
      ? [
        HStack(spacing: 2) {
          VStack { look.nodes(cluster) }.width(Extent(min: 44, ideal: 55, max: 60))
          VStack { look.volumes(cluster) }.fillWidth()
        }
      ] : look.nodes(cluster) + look.volumes(cluster)
    return look.missing(cluster) + look.pods(cluster, age: age(context)) + rest + look.cronJobs(cluster)
      + look.events(cluster)
  }

  /// When the cluster was asked.
  private func age(_ context: ViewContext) -> Line {
    let stale = answer.freshness(context)
    guard stale.isEmpty, let asked = answer.stamped?.at else { return stale }
    return Line("seen \(Moment.ago(of: asked, now: context.now))", .dim)
  }
}
