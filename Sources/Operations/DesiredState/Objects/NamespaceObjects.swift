import HTTPTransport
import Integrations

/// The namespace and what a tenant may use of the cluster inside it.
enum NamespaceObjects {
  static func render(_ input: DesiredStateInput) -> [KubernetesObject] {
    [namespace(input), quota(input), defaults(input)]
  }

  /// Pods must obey the restricted Pod Security Standard.
  private static func namespace(_ input: DesiredStateInput) -> KubernetesObject {
    var object = KubernetesObject(.namespace, input.namespace, of: input, component: "tenant", content: [:])
    let security = [
      "pod-security.kubernetes.io/enforce": "restricted",
      "pod-security.kubernetes.io/enforce-version": "latest",
    ]
    var metadata = object.json["metadata"] ?? .object([:])
    metadata["labels"] = .texts(object.labels.merging(security) { $1 })
    object.json["metadata"] = metadata
    return object
  }

  /// Room for all pods, one more for a rolling update, one for the init job and one for a backup.
  private static func quota(_ input: DesiredStateInput) -> KubernetesObject {
    let resources = input.plan.resources
    let pods = input.tenant.haLevel.replicas + 2
    let storage = input.template.volumeGib + input.plan.storageGib
    return KubernetesObject(
      .resourceQuota, "tenant", of: input, component: "tenant",
      content: [
        "spec": [
          "hard": [
            "requests.cpu": .string("\(resources.cpuRequestMillicores * pods + 100)m"),
            "limits.cpu": .string("\(resources.cpuLimitMillicores * pods + 500)m"),
            "requests.memory": .string("\(resources.memoryRequestMib * pods + 128)Mi"),
            "limits.memory": .string("\(resources.memoryLimitMib * pods + 512)Mi"),
            "persistentvolumeclaims": "2", "requests.storage": .string("\(storage)Gi"),
            "pods": .string(String(pods + 3)),
          ]
        ]
      ])
  }

  /// So that a container which says nothing still fits the quota.
  private static func defaults(_ input: DesiredStateInput) -> KubernetesObject {
    KubernetesObject(
      .limitRange, "defaults", of: input, component: "tenant",
      content: [
        "spec": [
          "limits": [
            [
              "type": "Container", "default": ["cpu": "500m", "memory": "512Mi"],
              "defaultRequest": ["cpu": "50m", "memory": "128Mi"],
            ]
          ]
        ]
      ])
  }
}
