String log = new File(basedir, 'build.log').text
assert log.contains('BUILD FAILURE')
assert log.contains('meshlint could not run as asked:')
assert log =~ /meshlint\.yaml:1.*bogus/
assert log.contains('Correct this and build again.')
assert log.contains('MojoExecutionException') : 'the build is broken, it has no findings'
assert log.contains('GW001') : 'all else is linted'
