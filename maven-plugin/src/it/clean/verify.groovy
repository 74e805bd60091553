import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
assert log.contains('BUILD SUCCESS')

def report = new JsonSlurper().parse(new File(basedir, 'target/meshlint/meshlint.json'))
assert report.findings.isEmpty()
assert report.worlds*.resources.sum() == 2 : 'both gateways were read'
assert new File(basedir, 'target/meshlint/meshlint.txt').isFile()
assert new JsonSlurper().parse(new File(basedir, 'target/meshlint/meshlint.sarif')).version == '2.1.0'
