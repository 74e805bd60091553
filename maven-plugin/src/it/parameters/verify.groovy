import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
assert log.contains('BUILD SUCCESS') : 'one violation is allowed'
assert !log.contains('GW001') : 'quiet'

File output = new File(basedir, 'target/lint')
assert output.list() as List == ['meshlint.json']
def report = new JsonSlurper().parse(new File(output, 'meshlint.json'))
assert report.target.istio == '1.20'
assert report.target.kubernetes == '1.28'
assert report.findings*.rule == ['GW001']
assert report.findings*.location*.file == ['builds/parameters/deploy/gateways.yaml']
