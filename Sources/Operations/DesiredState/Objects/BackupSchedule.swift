import HTTPTransport
import Integrations

/// A dump of the database every night, at a minute that the slug decides, so that tenants do not all dump at once.
package enum BackupSchedule {
  package static let name = "odoo-backup"

  /// The whole script; what differs between tenants reaches it as variables. A dump gets its name only when whole.
  private static let script = """
    set -eu
    stamp=$(date -u +%Y%m%dT%H%M%SZ)
    pg_dump --format=custom --no-owner --file="/backups/.$stamp.partial"
    mv "/backups/.$stamp.partial" "/backups/$stamp.dump"
    ls -1 /backups/*.dump | sort -r | tail -n "+$((KEEP + 1))" | xargs -r rm -f --

    """

  static func render(_ input: DesiredStateInput) -> KubernetesObject {
    KubernetesObject(
      .cronJob, name, of: input, component: "backup",
      content: [
        "spec": [
          "schedule": .string(schedule(input.tenant.slug.rawValue)), "timeZone": "Etc/UTC",
          "suspend": .bool(input.isPaused), "concurrencyPolicy": "Forbid", "startingDeadlineSeconds": 3_600,
          "successfulJobsHistoryLimit": 3, "failedJobsHistoryLimit": 3,
          "jobTemplate": [
            "spec": [
              "backoffLimit": 2, "activeDeadlineSeconds": 7_200,
              "template": [
                "metadata": ["labels": .texts(ObjectMarks.labels(input, component: "backup"))],
                "spec": pod(input),
              ],
            ]
          ],
        ]
      ])
  }

  /// Between 01:00 and 04:59 UTC.
  private static func schedule(_ slug: String) -> String {
    var hash: UInt32 = 2_166_136_261
    for byte in slug.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return "\(hash % 60) \(1 + (hash / 60) % 4) * * *"
  }

  private static func pod(_ input: DesiredStateInput) -> JSONValue {
    [
      "restartPolicy": "Never", "automountServiceAccountToken": false, "enableServiceLinks": false,
      // The user and group of PostgreSQL's official image.
      "securityContext": OdooPod.security(userId: 999, groupId: 999), "containers": [container(input)],
      "volumes": [["name": "backups", "persistentVolumeClaim": ["claimName": .string(Volumes.backups)]]],
    ]
  }

  private static func container(_ input: DesiredStateInput) -> JSONValue {
    let secrets = [("PGHOST", "host"), ("PGPORT", "port"), ("PGUSER", "user"), ("PGPASSWORD", "password")]
    let variables = secrets.map { OdooPod.secretVariable($0, key: $1, input) }
    let plain: [JSONValue] = [
      ["name": "PGDATABASE", "value": .string(input.tenant.dbName.rawValue)],
      ["name": "KEEP", "value": .string(String(input.layout.backupsKept))],
    ]
    return [
      "name": "backup", "image": .string(input.template.dockerImagePg.rawValue),
      "imagePullPolicy": "IfNotPresent",
      "command": ["/bin/sh", "-c", .string(script)], "env": .array(variables + plain),
      "resources": [
        "requests": ["cpu": "50m", "memory": "128Mi"], "limits": ["cpu": "500m", "memory": "512Mi"],
      ],
      "securityContext": [
        "allowPrivilegeEscalation": false, "capabilities": ["drop": ["ALL"]], "readOnlyRootFilesystem": true,
      ],
      "volumeMounts": [["name": "backups", "mountPath": "/backups"]],
    ]
  }
}
