import ControlPlane
import Integrations
import Sandbox

extension SandboxClients {
  /// How the stand-ins are asked how they are: as the real ones would be.
  package func probes(of systems: OutsideSystems) -> [SystemProbe] {
    var probes = [
      SystemProbe("kubernetes", url: address(SandboxHosts.kubernetes)) { await kubernetesReport() },
      SystemProbe("keycloak", url: address(SandboxHosts.keycloak)) {
        await keycloak.testConnection(realm: "tenants")
      },
    ]
    if let supabase = systems.supabase {
      probes.append(
        SystemProbe("supabase", url: address(SandboxHosts.supabase)) {
          await supabase.client.testConnection(etlFunction: supabase.etlFunction ?? "")
        })
    }
    if let superset = systems.superset {
      probes.append(
        SystemProbe("superset", url: address(SandboxHosts.superset)) {
          await superset.client.testConnection(database: superset.database.name)
        })
    }
    if let n8n = systems.n8n {
      probes.append(SystemProbe("n8n", url: address(SandboxHosts.n8n)) { await n8n.client.testConnection() })
    }
    if let mattermost = systems.mattermost {
      probes.append(
        SystemProbe("mattermost", url: address(SandboxHosts.mattermost)) {
          await mattermost.client.testConnection(channels: [mattermost.channel])
        })
    }
    if let model = systems.model {
      probes.append(
        SystemProbe("model", url: address(SandboxHosts.anthropic)) { await model.client.testConnection() })
    }
    if let github = systems.github {
      probes.append(
        SystemProbe("github", url: address(SandboxHosts.github)) { await github.client.testConnection() })
    }
    return probes
  }

  private func kubernetesReport() async -> ConnectionReport {
    var report = ConnectionReport(system: "kubernetes")
    report.version = await report.check(
      "api", ask: kubernetes.version, sentence: { "Kubernetes \($0) answers." })
    _ = await report.check("nodes", ask: kubernetes.nodes, sentence: { "\($0.count) nodes can be read." })
    return report
  }

  private func address(_ host: String) -> String { "https://\(host)" }
}
