import HTTPTransport

/// The checks of the API server that would catch a mistake of ours.
enum SandboxValidation {
  /// Why an object is refused, or nil.
  static func problem(with object: JSONValue, _ kind: SandboxKind) -> String? {
    let labels = object[path: "metadata", "labels"]?.objectValue ?? [:]
    if let wrong = labels.first(where: { !isLabel($0.value.stringValue) }) {
      return "metadata.labels: \(wrong.key)"
    }
    guard let spec = object["spec"] else {
      return ["ConfigMap", "Secret", "Namespace", "ServiceAccount"].contains(kind.kind)
        ? nil : "spec: Required value"
    }
    switch kind.kind {
    case "Deployment": return deployment(spec)
    case "Job": return pod(spec["template"])
    case "CronJob":
      guard spec["schedule"]?.stringValue?.split(separator: " ").count == 5 else {
        return "spec.schedule: Invalid value"
      }
      return pod(spec[path: "jobTemplate", "spec", "template"])
    default: return nil
    }
  }

  private static func deployment(_ spec: JSONValue) -> String? {
    let wanted = spec[path: "selector", "matchLabels"]?.objectValue ?? [:]
    let labels = spec[path: "template", "metadata", "labels"]?.objectValue ?? [:]
    guard !wanted.isEmpty, wanted.allSatisfy({ labels[$0.key] == $0.value }) else {
      return "spec.template.metadata.labels: `selector` does not match template `labels`"
    }
    return pod(spec["template"])
  }

  private static func pod(_ template: JSONValue?) -> String? {
    let containers = template?[path: "spec", "containers"]?.arrayValue ?? []
    guard !containers.isEmpty else { return "spec.template.spec.containers: Required value" }
    let volumes = Set(
      (template?[path: "spec", "volumes"]?.arrayValue ?? []).compactMap { $0["name"]?.stringValue })
    for container in containers {
      guard container["image"]?.stringValue?.isEmpty == false else {
        return "containers.image: Required value"
      }
      for mount in container["volumeMounts"]?.arrayValue ?? [] {
        guard let name = mount["name"]?.stringValue, volumes.contains(name) else {
          return "volumeMounts.name: Not found"
        }
      }
      guard container[path: "securityContext", "allowPrivilegeEscalation"]?.boolValue == false else {
        return "violates PodSecurity \"restricted:latest\": allowPrivilegeEscalation != false"
      }
    }
    return nil
  }

  static func isImmutableChanged(from old: JSONValue, to new: JSONValue, _ kind: SandboxKind) -> Bool {
    switch kind.kind {
    case "Deployment": old[path: "spec", "selector"] != new[path: "spec", "selector"]
    case "Job": old[path: "spec", "template"] != new[path: "spec", "template"]
    case "PersistentVolumeClaim": old[path: "spec", "accessModes"] != new[path: "spec", "accessModes"]
    default: false
    }
  }

  private static func isLabel(_ text: String?) -> Bool {
    guard let text, text.utf8.count <= 63 else { return false }
    let isWord = { (byte: UInt8) in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
    guard let first = text.utf8.first, let last = text.utf8.last else { return true }
    return isWord(first) && isWord(last) && text.utf8.allSatisfy { isWord($0) || "-_.".utf8.contains($0) }
  }
}
