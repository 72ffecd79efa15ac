"""The list of tenants as a Python service answers it: FastAPI on uvicorn, SQLAlchemy on the same database.

  TWIN_DATABASE=sqlite:////data/tenantry.db uvicorn twin:app
"""

import os

from fastapi import FastAPI
from sqlalchemy import create_engine, text

ENGINE = create_engine(os.environ["TWIN_DATABASE"], pool_size=8)
COLUMNS = """id, slug, name, agency_group, status, environment, plan_id, region, isolation, ha_level, template_id,
 bundle_code, image, db_name, k8s_namespace, odoo_url, health_level, health_summary, version"""
SCHEMA = "" if ENGINE.dialect.name == "sqlite" else "tenantry."
PAGE = text(f"SELECT {COLUMNS} FROM {SCHEMA}tenants ORDER BY name_folded, number LIMIT :limit OFFSET :offset")
COUNT = text(f"SELECT sum(tenants) FROM {SCHEMA}tenant_counts")
app = FastAPI()


@app.get("/api/tenants")
def tenants(limit: int = 20, offset: int = 0):
    with ENGINE.connect() as connection:
        rows = connection.execute(PAGE, {"limit": limit, "offset": offset}).mappings().all()
        total = connection.execute(COUNT).scalar()
    return {"items": [dict(row) for row in rows], "total": int(total)}
