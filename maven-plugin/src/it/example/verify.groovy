String log = new File(basedir, 'build.log').text

assert log.contains('BUILD FAILURE')
assert log.contains('GW001')
assert log.contains('GW003') : 'and the route that loses its server'

int line = new File(basedir, 'src/main/k8s/partners.yaml').readLines().findIndexOf { it.contains('- orders.example.com') } + 1
assert log.contains("src/main/k8s/partners.yaml:${line}:") : 'the place to change is named'

// Maven adds its own remarks after the failure's message.
List<String> message = log.readLines().dropWhile { !it.contains('meshlint found 2 violations (failOn error).') }
assert message[1].startsWith('[ERROR] Change the configuration at the lines named') : 'the last line says what to do next'
assert message[1].contains('-Dmeshlint.failOn=never')
assert message[2].trim() in ['[ERROR]', '[ERROR] -> [Help 1]'] || message[1].contains('[Help 1]')
assert new File(basedir, 'target/meshlint/meshlint.txt').text.contains('GW001')
