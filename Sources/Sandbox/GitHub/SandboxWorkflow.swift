import HTTPTransport

/// A workflow file of the sandbox's repository.
struct SandboxWorkflow {
  let id: Int
  let name: String
  let file: String
  /// Inputs of `workflow_dispatch`; nil when it cannot be started by hand.
  let inputs: Set<String>?
  let jobs: [String]

  var path: String { ".github/workflows/\(file)" }

  static let all = [
    SandboxWorkflow(
      id: 4_101, name: "Deploy tenant", file: "deploy.yml",
      inputs: ["tenant", "image", "environment", "correlation_id"], jobs: ["plan", "deploy"]),
    SandboxWorkflow(
      id: 4_102, name: "Upgrade image", file: "upgrade-image.yml",
      inputs: ["tenant", "image", "environment", "correlation_id"], jobs: ["backup", "upgrade"]),
    SandboxWorkflow(
      id: 4_104, name: "Deploy chart", file: "deploy-chart.yml",
      inputs: ["slug", "chart", "version", "commit", "restart", "correlation_id"], jobs: ["deploy"]),
    SandboxWorkflow(id: 4_103, name: "Validate", file: "validate.yml", inputs: nil, jobs: ["validate"]),
  ]

  /// By file name or id.
  static func named(_ text: String) -> SandboxWorkflow? {
    all.first { $0.file == text || String($0.id) == text }
  }
}
