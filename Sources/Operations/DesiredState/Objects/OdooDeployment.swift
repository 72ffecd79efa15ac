import HTTPTransport
import Integrations

/// The pods that serve people.
package enum OdooDeployment {
  package static let name = "odoo"

  static func render(_ input: DesiredStateInput) -> KubernetesObject {
    let isShared = input.tenant.haLevel == .ha
    let selector = ObjectMarks.selector(input, component: "web")
    return KubernetesObject(
      .deployment, name, of: input, component: "web",
      content: [
        "spec": [
          "replicas": .int(input.replicas), "revisionHistoryLimit": 3, "progressDeadlineSeconds": 600,
          "selector": ["matchLabels": .texts(selector)],
          // A volume that one node holds cannot be mounted by the next pod before the last one is gone.
          "strategy": isShared
            ? ["type": "RollingUpdate", "rollingUpdate": ["maxUnavailable": 1, "maxSurge": 0]]
            : ["type": "Recreate"],
          "template": [
            "metadata": ["labels": .texts(ObjectMarks.labels(input, component: "web"))], "spec": pod(input),
          ],
        ]
      ])
  }

  private static func pod(_ input: DesiredStateInput) -> JSONValue {
    var container = OdooPod.container(input)
    container["ports"] = [
      ["name": "http", "containerPort": 8_069], ["name": "websocket", "containerPort": 8_072],
    ]
    container["startupProbe"] = probe(periodSeconds: 5, failureThreshold: 60)
    container["readinessProbe"] = probe(periodSeconds: 10, failureThreshold: 3)
    container["livenessProbe"] = probe(periodSeconds: 20, failureThreshold: 6)
    var spec = OdooPod.spec(input)
    spec["containers"] = [container]
    spec["terminationGracePeriodSeconds"] = 60
    if input.tenant.haLevel == .ha { spec["topologySpreadConstraints"] = [spread(input)] }
    return spec
  }

  private static func probe(periodSeconds: Int, failureThreshold: Int) -> JSONValue {
    [
      "httpGet": ["path": "/web/health", "port": 8_069], "periodSeconds": .int(periodSeconds),
      "timeoutSeconds": 5,
      "failureThreshold": .int(failureThreshold),
    ]
  }

  private static func spread(_ input: DesiredStateInput) -> JSONValue {
    [
      "maxSkew": 1, "topologyKey": "kubernetes.io/hostname", "whenUnsatisfiable": "DoNotSchedule",
      "labelSelector": ["matchLabels": .texts(ObjectMarks.selector(input, component: "web"))],
    ]
  }
}
