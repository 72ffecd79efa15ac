"""What check.py needs to know of Odoo, Supabase, Superset and language models: which document an exchange must fit, what is eased, and wrong requests."""
import copy
import json
from urllib.parse import parse_qsl, urlencode, urlsplit

import jsonschema
import prison

JSON = 'application/json'
STREAMED = {'anthropic.json': 'MessageStreamEvent', 'openai.json': 'CreateChatCompletionStreamResponse'}


def document(url):
    """The document of one of these systems, or None."""
    if url.hostname == 'supabase.sandbox':
        return 'supabase.json'
    if url.hostname.endswith('.supabase.sandbox') and url.path.startswith('/rest/v1/'):
        return 'handwritten/postgrest.json'
    if url.hostname in ('anthropic.sandbox', 'openai.sandbox'):
        return url.hostname.replace('.sandbox', '.json')
    if url.hostname == 'superset.sandbox':
        return 'superset.json'
    if url.path == '/jsonrpc':
        return 'handwritten/odoo-jsonrpc.json'
    return None


def spelt_out(name, exchange):
    """The exchange as the document describes it: Superset's `q` is RISON, which the document shows as the JSON it means."""
    if name != 'superset.json':
        return exchange
    url = urlsplit(exchange['url'])
    pairs = [(key, json.dumps(prison.loads(value)) if key == 'q' else value) for key, value in parse_qsl(url.query)]
    changed = copy.deepcopy(exchange)
    changed['url'] = url._replace(query=urlencode(pairs)).geturl()
    return changed


def stream_problems(name, exchange, contract):
    """What is wrong with the events of a streamed answer."""
    schema = {'$ref': '#/components/schemas/' + STREAMED[name], 'components': contract.doc['components']}
    judge = jsonschema.Draft202012Validator(schema)
    events = [line[6:] for line in exchange['response'].splitlines() if line.startswith('data: ') and line != 'data: [DONE]']
    found = ['response: event %d: %s' % (number, problem.message[:200])
             for number, event in enumerate(events) for problem in judge.iter_errors(json.loads(event))
             # Until the last one there is no reason yet, which is null; the document's list of reasons forgets it.
             if not (problem.instance is None and list(problem.path)[-1:] == ['finish_reason'])]
    return found if events else ['response: no events']


def eased(name, exchange, problems, contract):
    """The problems without those of answers that are not the system's own."""
    if name in STREAMED and exchange['response_headers'].get('Content-Type', '').startswith('text/event-stream'):
        # openapi-core knows no events, so they are judged here.
        return [p for p in problems if not p.startswith('response: ')] + stream_problems(name, exchange, contract)
    if name == 'handwritten/odoo-jsonrpc.json' and exchange['status'] == 503:
        # While no pod is ready the ingress controller answers, in HTML.
        return [p for p in problems if not p.startswith('response: ')]
    if name == 'handwritten/postgrest.json':
        # Column filters are parameters of any name, and the gateway's 401 is not PostgREST's.
        gateway = exchange['status'] == 401
        return [p for p in problems if 'unknown query parameter' not in p and not (gateway and p.startswith('response: '))]
    if name == 'superset.json':
        # The document is wrong about lists' ids (the release itself answers numbers); and all that a form holds is text.
        return [p for p in problems if not p.startswith('response: InvalidData') or '/ids/' not in p
                if "'true' is not of type 'boolean' at /overwrite" not in p]
    return problems


def post(url, body, **headers):
    """A request as the recorder would have written it; its answer is left alone."""
    return {'method': 'POST', 'url': url, 'body': json.dumps(body), 'status': 200, 'response': None,
            'headers': {'Authorization': 'Bearer x', 'Content-Type': JSON, **headers}, 'response_headers': {}}


def odoo(**params):
    return post('https://acme.example/jsonrpc', {'jsonrpc': '2.0', 'method': 'call', 'id': 1, 'params': params})


def sql(**body):
    return post('https://supabase.sandbox/v1/projects/abcdefghijklmnopqrst/database/query', body)


def superset_list(query):
    return {'method': 'GET', 'url': 'https://superset.sandbox/api/v1/dashboard/?' + urlencode({'q': query}), 'body': None,
            'headers': {'Authorization': 'Bearer x'}, 'status': 200, 'response_headers': {}, 'response': None}


def anthropic(**changes):
    body = {'model': 'm', 'max_tokens': 9, 'messages': [{'role': 'user', 'content': 'x'}], **changes}
    return post('https://anthropic.sandbox/v1/messages', body, **{'x-api-key': 'x', 'anthropic-version': '2023-06-01'})


def openai(**changes):
    body = {'model': 'm', 'max_tokens': 9, 'messages': [{'role': 'user', 'content': 'x'}], **changes}
    return post('https://openai.sandbox/v1/chat/completions', body)


# By what is wrong; check.py wants each refused, and the right ones beside them accepted.
RIGHT = {
    'a call of Odoo': odoo(service='common', method='version', args=[]),
    'a message to Anthropic': anthropic(),
    'a message to OpenAI': openai(),
    'a list of Superset': superset_list("(columns:!(id),filters:!((col:slug,opr:eq,value:'a + b')),page:0)"),
    'a query of Supabase': sql(query='select 1', parameters=[1]),
}
WRONG = {
    'a misspelt field of a message to Anthropic': anthropic(maxTokens=5),
    'a tool without a schema for Anthropic': anthropic(tools=[{'name': 'look'}]),
    'a misspelt field of a message to OpenAI': openai(maxTokens=5),
    'a message to OpenAI in an unknown role': openai(messages=[{'role': 'robot', 'content': 'x'}]),
    'a filter of Superset without its operator': superset_list('(filters:!((col:slug,value:x)))'),
    'a page of Superset that is no number': superset_list('(page:one)'),
    'a guest of Superset without a dashboard': post('https://superset.sandbox/api/v1/security/guest_token/', {'rls': []}),
    'a misspelt field of a query of Supabase': sql(query='select 1', readonly=True),
    'a query of Supabase without its text': sql(parameters=[1]),
    'a method that Odoo does not offer': odoo(service='common', method='exec', args=[]),
    'a misspelt field of a call of Odoo': odoo(service='common', method='version', arguments=[]),
    'a call of Odoo without its model': odoo(service='object', method='execute_kw', args=['acme', 2, 'x']),
}


def wrong_requests(contract):
    """(what, problems) of each wrong request, and problems with right ones."""
    def judge(exchange):
        name = document(urlsplit(exchange['url']))
        return contract(name)(spelt_out(name, exchange), response=False)
    refused = {what: judge(exchange) for what, exchange in WRONG.items()}
    accepted = ['self-test: %s was refused: %s' % (what, judge(exchange)) for what, exchange in RIGHT.items() if judge(exchange)]
    return refused, accepted
