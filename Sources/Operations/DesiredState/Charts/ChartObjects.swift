import HTTPTransport
import Integrations
import TenantModel

/// The objects by which a controller in the cluster is told of a tenant's chart.
enum ChartObjects {
  static let name = "odoo"

  static func render(
    _ chart: HelmChart, _ rollout: ChartRollout, _ input: DesiredStateInput
  ) -> [KubernetesObject] {
    switch rollout {
    case .flux: [source(chart, input), release(chart, input)]
    case .argo(let namespace): [application(chart, in: namespace, input)]
    case .actions: []
    }
  }

  private static func source(_ chart: HelmChart, _ input: DesiredStateInput) -> KubernetesObject {
    guard chart.isOCI else {
      return KubernetesObject(
        .helmRepository, name, of: input, component: "release",
        content: ["spec": ["interval": "10m", "url": .string(chart.repository)]])
    }
    return KubernetesObject(
      .ociRepository, name, of: input, component: "release",
      content: [
        "spec": [
          "interval": "10m", "url": .string(chart.place), "ref": ["tag": .string(chart.version)],
          // A chart is one layer of the artifact, which Helm reads as it is.
          "layerSelector": [
            "mediaType": "application/vnd.cncf.helm.chart.content.v1.tar+gzip", "operation": "copy",
          ],
        ]
      ])
  }

  private static func release(_ chart: HelmChart, _ input: DesiredStateInput) -> KubernetesObject {
    var spec: JSONValue = [
      "interval": "10m", "timeout": "20m", "releaseName": .string(name),
      // What fails is for people to look at, and is not taken back behind their back.
      "install": ["remediation": ["retries": 0]], "upgrade": ["remediation": ["retries": 0]],
      "driftDetection": ["mode": "warn"], "values": ChartValues.render(input),
    ]
    if chart.isOCI {
      spec["chartRef"] = ["kind": "OCIRepository", "name": .string(name)]
    } else {
      spec["chart"] = [
        "spec": [
          "chart": .string(chart.name), "version": .string(chart.version),
          "sourceRef": ["kind": "HelmRepository", "name": .string(name)],
        ]
      ]
    }
    return KubernetesObject(.helmRelease, name, of: input, component: "release", content: ["spec": spec])
  }

  /// Argo CD keeps all its applications in one namespace: the name is the tenant's.
  private static func application(
    _ chart: HelmChart, in namespace: String, _ input: DesiredStateInput
  ) -> KubernetesObject {
    // For a registry Argo CD takes the address without its scheme.
    let repository = chart.isOCI ? String(chart.repository.dropFirst("oci://".count)) : chart.repository
    return KubernetesObject(
      .application, name: input.namespace, namespace: namespace,
      labels: ObjectMarks.labels(input, component: "release"), annotations: ObjectMarks.annotations(input),
      content: [
        "spec": [
          "project": "default",
          "source": [
            "repoURL": .string(repository), "chart": .string(chart.name),
            "targetRevision": .string(chart.version),
            "helm": ["releaseName": .string(name), "valuesObject": ChartValues.render(input)],
          ],
          "destination": [
            "server": "https://kubernetes.default.svc", "namespace": .string(input.namespace),
          ],
          "syncPolicy": [
            "automated": ["prune": true, "selfHeal": true], "syncOptions": ["CreateNamespace=false"],
          ],
        ]
      ])
  }

  /// The same release with a request to try it once more, which a controller that gave up waits for.
  ///
  /// Source: fluxcd.io/flux/components/helm/helmreleases, resetting remediation retries; the operation of an Application.
  static func asked(_ object: KubernetesObject, again mark: String) -> KubernetesObject {
    switch object.kind {
    case .helmRelease:
      return object.annotated([
        ReleaseStatus.requestAnnotation: mark, "reconcile.fluxcd.io/resetAt": mark,
      ])
    case .application:
      var copy = object
      copy.json["operation"] = [
        "initiatedBy": ["username": .string(KubernetesClient.fieldManager)],
        "info": [["name": "tenantry.io/retry", "value": .string(mark)]],
        "sync": ["revision": object.json[path: "spec", "source", "targetRevision"] ?? "", "prune": true],
      ]
      return copy
    default: return object
    }
  }

  /// The same release with a mark on its pods that starts new ones.
  static func restarted(_ object: KubernetesObject, by mark: String) -> KubernetesObject {
    let values: JSONValue = ["podAnnotations": [ObjectMarks.restartAnnotation: .string(mark)]]
    var copy = object
    switch object.kind {
    case .helmRelease: copy.json = object.json.merging(["spec": ["values": values]])
    case .application:
      copy.json = object.json.merging(["spec": ["source": ["helm": ["valuesObject": values]]]])
    default: break
    }
    return copy
  }
}
