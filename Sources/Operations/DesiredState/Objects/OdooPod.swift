import HTTPTransport

/// What the serving pods and the init job's pod have in common.
enum OdooPod {
  /// The container: image, database variables from the secret, configuration and data mounted.
  static func container(_ input: DesiredStateInput, arguments: [String]? = nil) -> JSONValue {
    var container: JSONValue = [
      "name": "odoo", "image": .string(input.tenant.image.rawValue), "imagePullPolicy": "IfNotPresent",
      "env": .array(databaseVariables(input)), "resources": resources(input),
      "securityContext": [
        "allowPrivilegeEscalation": false, "capabilities": ["drop": ["ALL"]], "readOnlyRootFilesystem": true,
      ],
      "volumeMounts": [
        ["name": "config", "mountPath": "/etc/odoo", "readOnly": true],
        ["name": "data", "mountPath": "/var/lib/odoo"], ["name": "tmp", "mountPath": "/tmp"],
      ],
    ]
    if let arguments { container["args"] = .array(arguments.map(JSONValue.string)) }
    return container
  }

  /// The pod's own settings; the caller adds containers.
  static func spec(_ input: DesiredStateInput) -> JSONValue {
    [
      "automountServiceAccountToken": false, "enableServiceLinks": false,
      "securityContext": security(userId: input.layout.userId, groupId: input.layout.groupId),
      "volumes": [
        ["name": "config", "configMap": ["name": .string(OdooConfiguration.name)]],
        ["name": "data", "persistentVolumeClaim": ["claimName": .string(Volumes.data)]],
        ["name": "tmp", "emptyDir": ["sizeLimit": "512Mi"]],
      ],
    ]
  }

  static func security(userId: Int, groupId: Int) -> JSONValue {
    [
      "runAsNonRoot": true, "runAsUser": .int(userId), "runAsGroup": .int(groupId), "fsGroup": .int(groupId),
      "fsGroupChangePolicy": "OnRootMismatch", "seccompProfile": ["type": "RuntimeDefault"],
    ]
  }

  static func resources(_ input: DesiredStateInput) -> JSONValue {
    let resources = input.plan.resources
    return [
      "requests": [
        "cpu": .string("\(resources.cpuRequestMillicores)m"),
        "memory": .string("\(resources.memoryRequestMib)Mi"),
      ],
      "limits": [
        "cpu": .string("\(resources.cpuLimitMillicores)m"),
        "memory": .string("\(resources.memoryLimitMib)Mi"),
      ],
    ]
  }

  /// The names are those that the official image's entry point reads.
  private static func databaseVariables(_ input: DesiredStateInput) -> [JSONValue] {
    [("HOST", "host"), ("PORT", "port"), ("USER", "user"), ("PASSWORD", "password")].map { name, key in
      secretVariable(name, key: key, input)
    }
  }

  static func secretVariable(_ name: String, key: String, _ input: DesiredStateInput) -> JSONValue {
    [
      "name": .string(name),
      "valueFrom": ["secretKeyRef": ["name": .string(input.layout.databaseSecret), "key": .string(key)]],
    ]
  }
}
