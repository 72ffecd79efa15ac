import Foundation
import HTTPTransport

extension SandboxKubernetes {
  /// The pods of a namespace as they are now.
  func pods(in namespace: String) -> [SandboxPod] {
    store.all(in: "k8s/deployments/\(namespace)").flatMap { deploymentPods($0, namespace) }
      + store.all(in: "k8s/jobs/\(namespace)").compactMap { jobPod($0, namespace) }
  }

  func pods(_ path: SandboxPath) -> HTTPResponse {
    guard let name = path.name, let namespace = path.namespace else {
      let namespaces =
        path.namespace.map { [$0] }
        ?? Set(
          (store.collections(under: "k8s/deployments/") + store.collections(under: "k8s/jobs/"))
            .compactMap { $0.split(separator: "/").last.map(String.init) }
        ).sorted()
      return list(namespaces.flatMap { pods(in: $0).map(\.json) }, kind: "Pod", apiVersion: "v1", path)
    }
    guard let pod = pods(in: namespace).first(where: { $0.name == name }) else {
      return Self.failure(404, "NotFound", "pods \"\(name)\" not found")
    }
    guard path.subresource == "log" else { return HTTPResponse(status: 200, json: pod.json) }
    return log(of: pod, path)
  }

  func deploymentPods(_ record: JSONValue, _ namespace: String) -> [SandboxPod] {
    guard let rollout = SandboxRollout(record["rollout"]),
      let template = record[path: "object", "spec", "template"]
    else {
      return []
    }
    let name = record[path: "object", "metadata", "name"]?.stringValue ?? ""
    let recreate = record[path: "object", "spec", "strategy", "type"]?.stringValue == "Recreate"
    let age = clock.age(since: rollout.at)
    return rollout.slots(recreate: recreate).compactMap { slot in
      let podAge = slot.start == rollout.at ? age - slot.delay : clock.age(since: slot.start)
      if podAge < 0 { return nil }
      if let gone = slot.goneAfter, age >= gone { return nil }
      let key = "\(namespace)/\(slot.hash)/\(slot.index)/\(slot.start.timeIntervalSince1970)"
      var pod = SandboxPod(
        name: "\(name)-\(slot.hash)-\(StableHash.suffix(key, length: 5))", namespace: namespace,
        owner: .deployment,
        template: slot.hash == rollout.hash ? template : rollout.oldTemplate ?? template,
        node: node(for: key, index: slot.index), createdAt: clock.time(slot.delay, after: slot.start),
        startedAt: nil, state: .unscheduled, restarts: 0, isTerminating: slot.goneAfter != nil)
      advance(&pod, age: podAge - 2 * StableHash.unit(key), readyAfter: 14, isFirst: slot.index == 0)
      return pod
    }
  }

  func jobPod(_ record: JSONValue, _ namespace: String) -> SandboxPod? {
    guard let at = SandboxRollout.time(record["rollout"]),
      let template = record[path: "object", "spec", "template"]
    else {
      return nil
    }
    let name = record[path: "object", "metadata", "name"]?.stringValue ?? ""
    let key = "\(namespace)/\(name)/\(at.timeIntervalSince1970)"
    var pod = SandboxPod(
      name: "\(name)-\(StableHash.suffix(key, length: 5))", namespace: namespace, owner: .job,
      template: template,
      node: node(for: key, index: 0), createdAt: at, startedAt: nil, state: .unscheduled, restarts: 0,
      isTerminating: false)
    let age = clock.age(since: at)
    advance(&pod, age: age, readyAfter: 5)
    guard pod.startedAt != nil, pod.state == .running else { return pod }
    if holds({ if case .initFails(let text) = $0 { text } else { nil } }, namespace) {
      if age > 12 { pod.state = .failed }
    } else if age > 6 + 0.8 * Double(OdooLog.modules(of: pod).count) {
      pod.state = .succeeded
    }
    return pod
  }

  /// Where a pod is that many simulated seconds after it was created.
  private func advance(_ pod: inout SandboxPod, age: Double, readyAfter: Double, isFirst: Bool = false) {
    guard age >= 1 else { return }
    pod.state = .creating
    guard age >= 2 else { return }
    let image = pod.image
    if holds({ if case .imagePullFails(let text) = $0 { text } else { nil } }, pod.namespace, image) {
      let message = "Back-off pulling image \"\(image)\": not found: manifest unknown"
      pod.state = .waiting(reason: age > 12 ? "ImagePullBackOff" : "ErrImagePull", message: message)
      return
    }
    let isSecretThere =
      store["k8s/secrets/\(pod.namespace)", SandboxSeed.secretName] != nil
      && !holds({ if case .secretMissing(let text) = $0 { text } else { nil } }, pod.namespace)
    guard isSecretThere else {
      let message = "secret \"\(SandboxSeed.secretName)\" not found"
      pod.state = .waiting(reason: "CreateContainerConfigError", message: message)
      return
    }
    guard age >= 5 else { return }
    pod.startedAt = clock.time(5, after: pod.createdAt)
    let ends =
      holds({ if case .crashes(let text) = $0 { text } else { nil } }, pod.namespace)
      || isFirst && holds({ if case .firstPodCrashes(let text) = $0 { text } else { nil } }, pod.namespace)
    if pod.owner == .deployment, ends {
      pod.restarts = age.isFinite ? Int(min(age / 30, 42)) : 6
      pod.state = .waiting(
        reason: "CrashLoopBackOff", message: "back-off 5m0s restarting failed container=odoo")
      return
    }
    pod.state = age >= readyAfter ? .running : .starting
  }

  private func holds(_ text: (SandboxCondition) -> String?, _ subjects: String...) -> Bool {
    conditions.contains { condition in
      guard let part = text(condition) else { return false }
      return subjects.contains { $0.contains(part) }
    } || SandboxSeed.conditions(of: subjects.first ?? "", in: store).contains { text($0) != nil }
  }
}

extension SandboxRollout {
  static func time(_ json: JSONValue?) -> Date? {
    switch json?["at"] {
    case .double(let seconds): Date(timeIntervalSince1970: seconds)
    case .int(let seconds): Date(timeIntervalSince1970: Double(seconds))
    default: nil
    }
  }
}
