import Integrations
import Operations

extension N8nSystem {
  /// The newest executions, those that run included: n8n lists these only when they are asked for.
  ///
  /// - Parameter workflow: nil for all workflows.
  func newest(_ countMax: Int, of workflow: String? = nil) async throws(IntegrationError) -> [N8nExecution] {
    let running = try await client.executions(workflow: workflow, status: .running, countMax: countMax)
    let others = try await client.executions(workflow: workflow, countMax: countMax)
    // One that ended in between is in both; how it ended is the newer word.
    let known = Set(others.map(\.id))
    let all = running.filter { !known.contains($0.id) } + others
    return Array(all.sorted(by: Self.isNewer).prefix(countMax))
  }

  /// The newest of several workflows together.
  func newest(_ countMax: Int, ofEach workflows: [N8nWorkflow]) async throws(IntegrationError)
    -> [N8nExecution]
  {
    var found: [N8nExecution] = []
    for workflow in workflows { found += try await newest(countMax, of: workflow.id) }
    return found.sorted(by: Self.isNewer)
  }

  private static func isNewer(_ left: N8nExecution, _ right: N8nExecution) -> Bool {
    (left.startedAt ?? .distantFuture, left.id) > (right.startedAt ?? .distantFuture, right.id)
  }
}
