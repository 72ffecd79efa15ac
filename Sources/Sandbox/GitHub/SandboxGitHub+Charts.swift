import Foundation
import HTTPTransport

/// What the workflow that rolls charts out does in the cluster.
extension SandboxGitHub {
  /// Reads the tenant's values in the commit it was given. False when there are none, or the chart is one that fails.
  func rollOut(_ inputs: [String: JSONValue]) throws -> Bool {
    guard let slug = inputs["slug"]?.stringValue, let commit = inputs["commit"]?.stringValue,
      let blob = files(ofCommit: commit)["tenants/\(slug)/values.yaml"],
      let content = store[Self.blobs, blob]?["content"]?.stringValue, let data = Data(base64Encoded: content)
    else { return false }
    let namespace = "odoo-\(slug)"
    let isFailing = conditions.contains {
      if case .chartFails(let text) = $0 { namespace.contains(text) } else { false }
    }
    guard !isFailing else { return false }
    var values = Self.values(String(decoding: data, as: UTF8.self))
    let labels: JSONValue = [
      "tenantry.io/tenant": .string(slug), "app.kubernetes.io/component": "web",
      "app.kubernetes.io/name": "odoo",
    ]
    values["podLabels"] = labels
    if let restart = inputs["restart"]?.stringValue {
      let mark: JSONValue = ["tenantry.io/restartedAt": .string(restart)]
      values["podAnnotations"] = mark
    }
    try SandboxRelease(namespace: namespace, values: values).make(in: store, clock: clock)
    return true
  }

  /// The few values that the stand-ins' chart knows, each on its line.
  private static func values(_ text: String) -> JSONValue {
    let lines = text.split(separator: "\n")
    let value = { (key: String) -> String in
      let line = lines.first { $0.drop { $0 == " " }.hasPrefix("\(key): ") } ?? ""
      return line.split(separator: ":", maxSplits: 1).last.map {
        $0.trimmingCharacters(in: CharacterSet(charactersIn: " \""))
      } ?? ""
    }
    return [
      "replicaCount": .int(Int(value("replicaCount")) ?? 1),
      "image": ["repository": .string(value("repository")), "tag": .string(value("tag"))],
      "ingress": ["host": .string(value("host"))],
    ]
  }
}
