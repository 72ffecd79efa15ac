#!/usr/bin/env python3
"""Check rendered objects and recorded exchanges against the vendors' own documents.

    check.py [--objects FOLDER]... [--exchanges FILE.jsonl]...

Objects are the YAML and JSON files of a desired state; exchanges are lines as the recorder writes them. Exits 1 on any
problem, and when a deliberately wrong request is not refused. The documents are not part of this project: where they are
absent, it says so and exits 0 without having checked anything.

Needs: pip install -r requirements.txt
"""
import argparse
import collections
import copy
import glob
import json
import os
import sys
from urllib.parse import urlsplit

import data_systems

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SPECS = os.environ.get('TENANTRY_SPECS', os.path.join(os.path.dirname(ROOT), 'shared', 'specs'))
PLURALS = {'NetworkPolicy': 'networkpolicies', 'Ingress': 'ingresses'}
JSON = 'application/json'
RELEASES = ('/apis/helm.toolkit.fluxcd.io/', '/apis/source.toolkit.fluxcd.io/', '/apis/argoproj.io/')
METHODS = {'get', 'put', 'post', 'patch', 'delete'}
# The beginning of a stand-in's host, and the document of whom it stands in for.
VENDORS = {'api.github': 'github.json', 'n8n': 'n8n.json', 'mattermost': 'mattermost.json',
           'api.digitalocean': 'digitalocean.json'}


def vendor(exchange):
    """The document that an exchange must fit; None for a system that has none."""
    url = urlsplit(exchange['url'])
    if url.hostname.startswith('kubernetes'):
        if url.path.startswith(('/apis/authentication.k8s.io/', '/apis/authorization.k8s.io/')):
            return None  # The document was cut down to what tenants are made of, and has no reviews.
        if url.path.startswith(RELEASES):
            return None  # Flux and Argo CD bring their kinds with them: no document of Kubernetes has them.
        metrics = url.path.startswith('/apis/metrics.k8s.io')
        return 'handwritten/kubernetes-metrics.json' if metrics else 'kubernetes.json'
    if url.hostname.startswith('keycloak'):
        return 'keycloak.json' if url.path.startswith('/admin/') else 'handwritten/keycloak-oidc.json'
    if url.hostname.startswith('n8n') and url.path.startswith('/webhook/'):
        return None  # What a webhook takes and answers is its workflow's own.
    if url.hostname.startswith('mattermost') and url.path.startswith('/hooks/'):
        return 'handwritten/mattermost-hooks.json'
    for prefix, name in VENDORS.items():
        if url.hostname.startswith(prefix):
            return name
    return data_systems.document(url)


def creation(obj):
    """The POST that would make an object: the document says what its body may hold, which it does not of an apply."""
    kind, version = obj['kind'], obj['apiVersion']
    plural = PLURALS.get(kind, kind.lower() + 's')
    base = '/apis/' + version if '/' in version else '/api/' + version
    namespace = obj['metadata'].get('namespace')
    path = base + ('/namespaces/' + namespace if namespace else '') + '/' + plural
    body = json.dumps(obj)
    return {'method': 'POST', 'url': 'https://kubernetes.example' + path + '?fieldManager=tenantry', 'body': body,
            'headers': {'Authorization': 'Bearer x', 'Content-Type': JSON}, 'status': 201,
            'response_headers': {'Content-Type': JSON}, 'response': body}


def client_creation(client):
    return {'method': 'POST', 'url': 'https://keycloak.example/admin/realms/tenants/clients', 'body': json.dumps(client),
            'headers': {'Authorization': 'Bearer x', 'Content-Type': JSON}, 'status': 201, 'response_headers': {},
            'response': None}


def request(method, url, body=None, **headers):
    """A request to be checked by itself."""
    headers = {'Authorization': 'Bearer x', **{name.replace('_', '-'): value for name, value in headers.items()}}
    if body is not None:
        headers['Content-Type'] = JSON
    return {'method': method, 'url': url, 'headers': headers, 'body': None if body is None else json.dumps(body)}


# Wrong on purpose, by document: what is wrong, and the request.
CHAT = 'https://mattermost.example/api/v4'
OCEAN = 'https://api.digitalocean.example/v2'
N8N = 'https://n8n.example/api/v1'
KEY = {'X-N8N-API-KEY': 'k'}
GITHUB = 'https://api.github.example/repos/owner/name'
WRONG = {
    'github.json': [
        ('a pull request without a base', request('POST', GITHUB + '/pulls', {'head': 'b', 'title': 't'})),
        ('a pull request with a misspelt field', request('POST', GITHUB + '/pulls', {'head': 'b', 'base': 'main', 'heading': 't'})),
        ('a merge in a way that there is not', request('PUT', GITHUB + '/pulls/1/merge', {'merge_method': 'octopus'})),
        ('a run that is started without a ref', request('POST', GITHUB + '/actions/workflows/deploy.yml/dispatches', {'inputs': {}})),
        ('a branch made from no commit', request('POST', GITHUB + '/git/refs', {'ref': 'refs/heads/x'})),
        ('an unknown parameter', request('GET', GITHUB + '/actions/runs?perpage=5')),
        ('a method that is not there', request('PUT', GITHUB + '/pulls')),
    ],
    'mattermost.json': [
        ('no token', {**request('GET', CHAT + '/users/me'), 'headers': {}}),
        ('a post without a channel', request('POST', CHAT + '/posts', {'message': 'm'})),
        ('a post with a misspelt field', request('POST', CHAT + '/posts', {'channel_id': 'c', 'message': 'm', 'root': 'r'})),
        ('a post whose text is a number', request('POST', CHAT + '/posts', {'channel_id': 'c', 'message': 7})),
        ('an unknown parameter', request('GET', CHAT + '/channels/c/posts?perpage=5')),
        ('a method that is not there', request('POST', CHAT + '/posts/p/patch', {})),
    ],
    'handwritten/mattermost-hooks.json': [
        ('a message without a text', request('POST', 'https://mattermost.example/hooks/k', {'channel': 'ops'})),
        ('a misspelt field', request('POST', 'https://mattermost.example/hooks/k', {'text': 't', 'room': 'ops'})),
    ],
    'digitalocean.json': [
        ('no token', {**request('GET', OCEAN + '/account'), 'headers': {}}),
        ('a page that is too long', request('GET', OCEAN + '/regions?per_page=201')),
        ('an unknown parameter', request('GET', OCEAN + '/kubernetes/clusters?size=5')),
        ('a droplet by its name', request('GET', OCEAN + '/droplets/node-a')),
        ('a measure without its end', request('GET', OCEAN + '/monitoring/metrics/droplet/cpu?host_id=1&start=1')),
        ('a measure that there is not', request('GET', OCEAN + '/monitoring/metrics/droplet/heat?host_id=1&start=1&end=2')),
    ],
    'n8n.json': [
        ('no API key', request('GET', N8N + '/workflows')),
        ('a tag with a field that n8n does not know', request('POST', N8N + '/tags', {'name': 'a', 'colour': 'red'}, **KEY)),
        ('a tag without a name', request('POST', N8N + '/tags', {}, **KEY)),
        ('a page that is too long', request('GET', N8N + '/executions?limit=251', **KEY)),
        ('a status that there is not', request('GET', N8N + '/executions?status=failed', **KEY)),
        ('an unknown parameter', request('GET', N8N + '/workflows?tag=x', **KEY)),
        ('tags by name', request('PUT', N8N + '/workflows/1/tags', [{'name': 'a'}], **KEY)),
        ('a method that is not there', request('PATCH', N8N + '/workflows/1', {}, **KEY)),
    ],
}


def eased(name, exchange):
    """The exchange without what the vendor has and its document has not yet; each with the reason."""
    path = urlsplit(exchange['url']).path
    if name == 'github.json':
        # Enterprise Server serves the same paths below /api/v3.
        exchange['url'] = exchange['url'].replace('/api/v3/', '/', 1)
        if path.endswith('/dispatches'):
            # Since 19 Feb 2026 GitHub takes return_run_details, and then answers 200 with the run's id.
            body = json.loads(exchange['body'])
            asked = body.pop('return_run_details', False)
            exchange['body'] = json.dumps(body)
            if asked and exchange['status'] == 200:
                answer = json.loads(exchange['response'])
                if {'workflow_run_id', 'run_url', 'html_url'} <= answer.keys():
                    exchange['status'], exchange['response'] = 204, None
    if name == 'kubernetes.json' and path == '/apis/batch/v1/cronjobs':
        # The document was cut down to the list of one namespace, which is asked and answered alike.
        exchange['url'] = exchange['url'].replace('/v1/cronjobs', '/v1/namespaces/default/cronjobs', 1)
    if name == 'mattermost.json' and exchange['method'] == 'POST' and path.endswith('/posts'):
        # The server takes a whole post, of which its document names the members that people usually set; the one that
        # makes a repeated request the same post is not among them.
        body = json.loads(exchange['body'])
        if isinstance(body.get('pending_post_id'), str):
            del body['pending_post_id']
        exchange['body'] = json.dumps(body)
    return exchange


def revealed(exchange):
    """What the recorder redacted, as something that has the right form."""
    copied = copy.deepcopy(exchange)
    for name, value in copied['headers'].items():
        if name.lower() == 'authorization' and value == '•••':
            copied['headers'][name] = 'Bearer redacted'
    if not copied.get('response'):
        copied['response'] = None
    return copied


class Checker:
    def __init__(self, contract):
        self.contract, self.contracts = contract, {}
        self.problems, self.counts, self.covered, self.unknown = [], collections.Counter(), set(), collections.Counter()

    def document(self, name):
        if name not in self.contracts:
            self.contracts[name] = self.contract(name)
        return self.contracts[name]

    def exchange(self, where, exchange):
        name = vendor(exchange)
        if name is None:
            self.unknown[urlsplit(exchange['url']).path] += 1
            return
        document = self.document(name)
        exchange = data_systems.spelt_out(name, eased(name, exchange))
        found = document(exchange)
        # Keycloak's document leaves out the 201 and 204 that creating and changing answer with, and some errors.
        if name == 'keycloak.json' and exchange['method'] in ('POST', 'PUT'):
            found = [p for p in found if not p.startswith('response: ResponseFinderError') and 'ResponseNotFound' not in p]
        found = data_systems.eased(name, exchange, found, document)
        self.problems += ['%s: %s %s: %s' % (where, exchange['method'], exchange['url'], p) for p in found]
        path = urlsplit(exchange['url']).path.removeprefix(document.base_path)
        template, operation, _ = document.find(exchange['method'].lower(), path)
        self.covered.add((name, exchange['method'], template, (operation or {}).get('operationId', '')))
        self.counts[name] += 1
        if exchange['headers'].get('Content-Type') == 'application/apply-patch+yaml':
            self.object(where, json.loads(exchange['body']))

    def coverage(self, name):
        """How many operations were used, and how many the document has."""
        paths = self.document(name).doc['paths'].values()
        known = sum(method in METHODS for item in paths for method in item)
        return sum(covered[0] == name for covered in self.covered), known

    def object(self, where, obj):
        if obj.get('kind') == 'Kustomization':
            self.unknown['Kustomization'] += 1
            return
        found = self.document('kubernetes.json')(creation(obj))
        name = '%s %s' % (obj['kind'], obj['metadata']['name'])
        self.problems += ['%s: %s: %s' % (where, name, p) for p in found]
        self.counts['objects: ' + obj['kind']] += 1

    def folder(self, folder):
        import yaml
        for path in sorted(glob.glob(os.path.join(folder, '**', '*'), recursive=True)):
            where = os.path.relpath(path, folder)
            if path.endswith('/keycloak-client.json'):
                found = self.document('keycloak.json')(client_creation(json.load(open(path))), response=False)
                self.problems += ['%s: %s' % (where, p) for p in found]
                self.counts['objects: Keycloak client'] += 1
            elif '/k8s/' in path and path.endswith('.yaml'):
                self.object(where, yaml.safe_load(open(path)))

    def refuses_what_is_wrong(self):
        """Wrong on purpose: each must be refused, or the checks above prove nothing."""
        pod = {'containers': [{'name': 'odoo', 'image': 'odoo:18.0'}]}
        deployment = {'apiVersion': 'apps/v1', 'kind': 'Deployment', 'metadata': {'name': 'odoo', 'namespace': 'odoo-acme'},
                      'spec': {'selector': {'matchLabels': {'a': 'b'}}, 'template': {'metadata': {'labels': {'a': 'b'}}, 'spec': pod}}}
        misspelt, mistyped = copy.deepcopy(deployment), copy.deepcopy(deployment)
        misspelt['spec']['replica'] = 2
        mistyped['spec']['replicas'] = 'two'
        parameter = creation(deployment)
        parameter['url'] = parameter['url'].replace('fieldManager', 'field_manager')
        kubernetes, keycloak = self.document('kubernetes.json'), self.document('keycloak.json')
        wrong = {'a misspelt field': kubernetes(creation(misspelt)), 'a field of the wrong type': kubernetes(creation(mistyped)),
                 'an unknown parameter': kubernetes(parameter),
                 'a misspelt field of a client': keycloak(client_creation({'clientID': 'odoo'}), response=False)}
        for name, requests in WRONG.items():
            for what, sent in requests:
                wrong['%s: %s' % (name, what)] = self.document(name)(sent, response=False)
        if kubernetes(creation(deployment)):
            self.problems.append('self-test: a right request was refused: %s' % kubernetes(creation(deployment)))
        more, right = data_systems.wrong_requests(self.document)
        wrong |= more
        self.problems += right
        self.problems += ['self-test: %s was accepted' % what for what, found in wrong.items() if not found]
        return len(wrong)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('--objects', action='append', default=[])
    arguments.add_argument('--exchanges', action='append', default=[])
    options = arguments.parse_args()
    if not os.path.isfile(os.path.join(SPECS, 'contract.py')):
        print('SKIPPED: the vendors\' documents are not at %s; nothing was checked.' % SPECS)
        return 0
    sys.path.insert(0, SPECS)
    from contract import Contract
    checker = Checker(Contract)
    refused = checker.refuses_what_is_wrong()
    for folder in options.objects:
        checker.folder(folder)
    for file in options.exchanges:
        for number, line in enumerate(open(file, encoding='utf-8'), 1):
            checker.exchange('%s:%d' % (os.path.basename(file), number), revealed(json.loads(line)))
    for what, count in sorted(checker.counts.items()):
        print('%6d  %s' % (count, what))
    for name, method, template, operation in sorted(checker.covered):
        print('        %-36s %-6s %s  %s' % (name, method, template, operation))
    for name in sorted({covered[0] for covered in checker.covered}):
        used, known = checker.coverage(name)
        print('%6s  operations of %s are used' % ('%d/%d' % (used, known), name))
    unknown = collections.Counter()
    for path, count in checker.unknown.items():
        first, slash, _ = path.lstrip('/').partition('/')
        unknown['/%s%s' % (first, '/…' if slash else '')] += count
    for what, count in sorted(unknown.items()):
        print('%6d  without a vendor\'s document: %s' % (count, what))
    for problem in checker.problems:
        print('PROBLEM ' + problem)
    empty = not sum(checker.counts.values())
    if empty:
        print('PROBLEM nothing was given to check')
    print('%d operations covered, %d wrong requests refused, %d problems' % (len(checker.covered), refused, len(checker.problems)))
    return 1 if checker.problems or empty else 0


if __name__ == '__main__':
    sys.exit(main())
