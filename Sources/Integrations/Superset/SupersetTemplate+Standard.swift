import HTTPTransport

extension SupersetTemplate {
  /// What every tenant begins with: how its ETL does, from the account that the ETL keeps in the tenant's
  /// schema.
  package static let tenantOverview = SupersetTemplate(known: [
    // Only its form matters: Superset does not compare the time.
    "metadata.yaml": ["version": "1.0.0", "type": "Dashboard", "timestamp": "2026-01-01T00:00:00+00:00"],
    "databases/analytics.yaml": [
      "database_name": "{{database_name}}", "sqlalchemy_uri": "{{database_uri}}",
      "uuid": "{{database_uuid}}",
      "extra": [:], "expose_in_sqllab": true, "allow_run_async": false, "allow_ctas": false,
      "allow_cvas": false,
      "version": "1.0.0",
    ],
    "datasets/analytics/etl_runs_{{slug}}.yaml": [
      // A query with a name of its own: where Superset keeps its data in SQLite, no two datasets may have the same.
      "table_name": "etl_runs_{{slug}}", "schema": "{{schema}}",
      "sql": "select started_at, status, rows_written from {{schema}}.etl_runs", "uuid": "{{uuid:etl_runs}}",
      "database_uuid": "{{database_uuid}}", "main_dttm_col": "started_at",
      "metrics": [
        ["metric_name": "rows", "verbose_name": "Rows written", "expression": "SUM(rows_written)"],
        ["metric_name": "runs", "verbose_name": "Runs", "expression": "COUNT(*)"],
      ],
      "columns": [
        ["column_name": "started_at", "type": "TIMESTAMP WITH TIME ZONE", "is_dttm": true],
        ["column_name": "status", "type": "TEXT"], ["column_name": "rows_written", "type": "BIGINT"],
      ],
      "version": "1.0.0",
    ],
    "charts/rows_{{slug}}.yaml": chart("rows", "Rows written", kind: "big_number_total", ["metric": "rows"]),
    "charts/runs_{{slug}}.yaml": chart(
      "runs", "Runs by status", kind: "pie", ["metric": "runs", "groupby": ["status"]]),
    "dashboards/overview_{{slug}}.yaml": [
      "dashboard_title": "{{name}}", "uuid": "{{uuid:dashboard}}", "published": true, "metadata": [:],
      "position": position, "version": "1.0.0",
    ],
  ])

  private static func chart(_ name: String, _ title: String, kind: String, _ parameters: JSONValue)
    -> JSONValue
  {
    [
      "slice_name": .string(title), "viz_type": .string(kind), "uuid": .string("{{uuid:\(name)}}"),
      "params": parameters.merging(["viz_type": .string(kind)]), "dataset_uuid": "{{uuid:etl_runs}}",
      "version": "1.0.0",
    ]
  }

  /// One row with the two charts side by side.
  private static let position: JSONValue = [
    "DASHBOARD_VERSION_KEY": "v2", "ROOT_ID": ["type": "ROOT", "id": "ROOT_ID", "children": ["GRID_ID"]],
    "GRID_ID": ["type": "GRID", "id": "GRID_ID", "children": ["ROW-1"], "parents": ["ROOT_ID"]],
    "ROW-1": [
      "type": "ROW", "id": "ROW-1", "children": ["CHART-rows", "CHART-runs"],
      "meta": ["background": "BACKGROUND_TRANSPARENT"], "parents": ["ROOT_ID", "GRID_ID"],
    ],
    "CHART-rows": place("rows", "Rows written"), "CHART-runs": place("runs", "Runs by status"),
  ]

  private static func place(_ name: String, _ title: String) -> JSONValue {
    [
      "type": "CHART", "id": .string("CHART-\(name)"), "children": [],
      "meta": [
        "chartId": 0, "height": 50, "width": 6, "sliceName": .string(title),
        "uuid": .string("{{uuid:\(name)}}"),
      ],
      "parents": ["ROOT_ID", "GRID_ID", "ROW-1"],
    ]
  }
}
