@echo off
rem Runs meshlint from a checkout: builds it when it is missing or older than its sources, then starts it.
setlocal EnableExtensions DisableDelayedExpansion

for %%I in ("%~dp0.") do set "MESHLINT_ROOT=%%~fI"
set "MESHLINT_BUILT=%MESHLINT_ROOT%\cli\target\dist\built"
set "MESHLINT_STATE=%MESHLINT_ROOT%\.meshlint"

call :up_to_date
if not errorlevel 1 goto start

where /q mvn.cmd
if errorlevel 1 (
  echo meshlint: building needs Maven 3.8 or newer and a JDK, version 17 or newer; install Maven so that mvn is on the PATH 1>&2
  exit /b 2
)
if not exist "%MESHLINT_STATE%" mkdir "%MESHLINT_STATE%"

rem A directory is made by one of two that try at once; the other waits for it to go.
:lock
mkdir "%MESHLINT_STATE%\build.lock" 2>nul
if not errorlevel 1 goto locked
echo meshlint: waiting for another build; if there is none, remove "%MESHLINT_STATE%\build.lock" 1>&2
:wait
ping -n 3 127.0.0.1 >nul
if exist "%MESHLINT_STATE%\build.lock" goto wait
goto lock

:locked
call :up_to_date
if not errorlevel 1 goto unlock
echo meshlint: building (first use, about a minute) 1>&2
call mvn.cmd -q -B -f "%MESHLINT_ROOT%\pom.xml" -DskipTests -pl cli -am package > "%MESHLINT_STATE%\build.log" 2>&1 <nul
if not errorlevel 1 goto unlock
rmdir "%MESHLINT_STATE%\build.lock"
powershell -NoProfile -Command "Get-Content -Tail 25 -LiteralPath \"$env:MESHLINT_STATE\build.log\"" 1>&2
echo meshlint: the build failed; the whole log is in "%MESHLINT_STATE%\build.log" 1>&2
exit /b 2

:unlock
rmdir "%MESHLINT_STATE%\build.lock"

:start
rem Without "call", which would read the arguments once more and change carets and percent signs.
"%MESHLINT_ROOT%\cli\target\dist\meshlint\bin\meshlint.cmd" %*

:up_to_date
if not exist "%MESHLINT_BUILT%" exit /b 1
if not exist "%MESHLINT_ROOT%\cli\target\dist\meshlint\bin\meshlint.cmd" exit /b 1
powershell -NoProfile -Command "$root = $env:MESHLINT_ROOT; $built = (Get-Item -LiteralPath $env:MESHLINT_BUILT).LastWriteTimeUtc; foreach ($name in 'pom.xml','dsl-grammar','engine','rules','cli','renderer') { $part = Join-Path $root $name; $all = @(Get-Item -LiteralPath $part) + @(Get-ChildItem -LiteralPath $part -Recurse -File -ErrorAction SilentlyContinue); foreach ($file in $all) { if (-not $file.PSIsContainer -and $file.FullName.Substring($root.Length) -notmatch '[\\/](target|test)[\\/]' -and $file.LastWriteTimeUtc -gt $built) { exit 1 } } }; exit 0"
exit /b %errorlevel%
