# Starts the build on Windows: .\build.ps1 [TARGET ...] [--option VALUE ...]. The same steps as build.sh, in the same order:
# compare with the stamp, lock, find .NET, choose packages, restore locked, publish, stamp, start.
$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$bin = Join-Path $root 'build/bin'
$stamp = Join-Path $bin 'slipway.stamp'
$packages = Join-Path $root '.nuke/temp/packages.props'

function Say($text) { [Console]::Error.WriteLine($text) }

function Stop-Build($code, $number, $found, $allowed, $do) {
    Say "$number $found"
    if ($allowed) { Say "       allowed: $allowed" }
    Say "       do: $do"
    exit $code
}

# Every file that the compiled build depends on, with time and size.
function Get-Sources {
    $switch = if ($env:SLIPWAY_PACKAGES) { $env:SLIPWAY_PACKAGES } else { 'auto' }
    $inputs = @('build', 'global.json', 'Directory.Build.props', 'Directory.Packages.props', '.nuke/temp/packages.props') |
        ForEach-Object { Join-Path $root $_ } | Where-Object { Test-Path $_ }
    $files = Get-ChildItem $inputs -Recurse -File | Where-Object { $_.FullName -notmatch '[\\/](bin|obj)[\\/]' }
    @("packages $switch") + ($files | ForEach-Object { "$($_.FullName.Substring($root.Length + 1)) $($_.LastWriteTimeUtc.Ticks) $($_.Length)" })
}

# The stamp: folder of .NET, compiled program, then the sources that it was compiled from.
function Test-Current {
    $script:recorded = @()
    if (-not (Test-Path $stamp)) { return $false }
    $lines = @(Get-Content $stamp -Encoding UTF8)
    $script:dotnet = $lines[0]
    $script:program = Join-Path $root $lines[1]
    $script:recorded = @($lines | Select-Object -Skip 2)
    (Test-Path $script:program) -and (Test-Path (Join-Path $script:dotnet 'dotnet.exe')) -and ($script:recorded -join "`n") -ceq ((Get-Sources) -join "`n")
}

function Invoke-Sdk {
    Push-Location $root
    # Windows PowerShell turns lines on standard error into errors while 'Stop' holds; the exit code is what counts.
    $ErrorActionPreference = 'Continue'
    try { & (Join-Path $script:dotnet 'dotnet.exe') @args 2>&1 | ForEach-Object { "$_" } } finally { Pop-Location }
}

function Find-DotNet {
    $slipwayHome = if ($env:SLIPWAY_HOME) { $env:SLIPWAY_HOME } elseif ($env:XDG_CACHE_HOME) { Join-Path $env:XDG_CACHE_HOME 'slipway' } else { Join-Path $HOME '.cache/slipway' }
    $onPath = Get-Command dotnet.exe -ErrorAction SilentlyContinue
    $candidates = @($env:DOTNET_ROOT, $(if ($onPath) { Split-Path $onPath.Source }), (Join-Path $HOME '.dotnet'), (Join-Path $env:ProgramFiles 'dotnet'), (Join-Path $slipwayHome 'dotnet'))
    foreach ($candidate in $candidates) {
        if (-not $candidate -or -not (Test-Path (Join-Path $candidate 'dotnet.exe'))) { continue }
        $script:dotnet = $candidate
        $null = Invoke-Sdk --version
        if ($LASTEXITCODE -eq 0) { return }
    }
    $version = (Get-Content (Join-Path $root 'global.json') -Raw | ConvertFrom-Json).sdk.version
    $script:dotnet = Join-Path $slipwayHome 'dotnet'
    Say "installing the .NET SDK $version into $script:dotnet"
    $null = New-Item -ItemType Directory -Force $script:dotnet
    try {
        $address = if ($env:SLIPWAY_DOTNET_INSTALL) { $env:SLIPWAY_DOTNET_INSTALL } else { 'https://dot.net/v1/dotnet-install.ps1' }
        Invoke-WebRequest $address -UseBasicParsing -OutFile (Join-Path $script:dotnet 'install.ps1')
        & (Join-Path $script:dotnet 'install.ps1') -Version $version -InstallDir $script:dotnet -NoPath *> (Join-Path $script:dotnet 'install.log')
        $null = Invoke-Sdk --version
        if ($LASTEXITCODE -ne 0) { throw 'the installed SDK does not fit global.json' }
    }
    catch {
        Stop-Build 4 SLP490 "the .NET SDK $version was not found and could not be fetched: $_" 'a .NET SDK that fits global.json in DOTNET_ROOT, on PATH, in ~/.dotnet or Program Files' 'install it, or set DOTNET_ROOT to it, or connect to a network and start again'
    }
}

function Save-Choice($choice) {
    $script:took = $choice
    $null = New-Item -ItemType Directory -Force (Split-Path $packages)
    Set-Content $packages "<Project>`n  <PropertyGroup>`n    <SlipwayPackages>$choice</SlipwayPackages>`n  </PropertyGroup>`n</Project>" -Encoding UTF8
}

# With SLIPWAY_PACKAGES=auto the feed is asked once whether it can restore the real packages; its answer is remembered.
function Select-Packages {
    $script:took = if ($env:SLIPWAY_PACKAGES) { $env:SLIPWAY_PACKAGES } else { 'auto' }
    if ($script:took -in 'feed', 'compat') { return }
    if ($script:took -ne 'auto') { Stop-Build 2 SLP190 "SLIPWAY_PACKAGES is '$script:took'" 'auto, feed, compat' 'unset SLIPWAY_PACKAGES, which means auto' }
    if (Test-Path $packages) { $script:took = ([xml](Get-Content $packages -Raw)).Project.PropertyGroup.SlipwayPackages; return }
    $env:NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT = '1'
    $answer = (Invoke-Sdk restore build/compat/Feed/Feed.csproj -v q) -join "`n"
    $restored = $LASTEXITCODE -eq 0
    Remove-Item Env:NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT
    if ($restored) { Say "packages: the feed's own Nuke.Common, Docker.DotNet and Octokit (remembered in .nuke/temp/packages.props)"; Save-Choice feed }
    elseif ($answer -match 'NU110[123]') { Say 'packages: the feed lacks some -> the stand-ins in build/compat (remembered in .nuke/temp/packages.props)'; Save-Choice compat }
    else { Say 'packages: the feed did not answer -> the stand-ins in build/compat this time'; $script:took = 'compat' }
}

function Stop-Compile($output) {
    $output | Where-Object { $_ -match 'error [A-Z]+[0-9]+' } | ForEach-Object { '         | ' + ($_ -replace ' \[[^][]*proj\]$', '') } | Sort-Object -Unique | ForEach-Object { Say $_ }
    $text = $output -join "`n"
    if ($text -match 'NU1004') { Stop-Build 6 SLP290 'the package lock files do not fit the projects' 'lock files made by a restore of the same projects' 'dotnet restore Slipway.slnx, then look at the change of packages.*.lock.json' }
    if ($text -match 'NU1[13]0[0-9]') { Stop-Build 4 SLP491 'packages that the build needs could not be restored' 'a feed that has them, or the stand-ins where only Nuke.Common, Docker.DotNet or Octokit is missing' 'look at the sources with: dotnet nuget list source; or start with SLIPWAY_PACKAGES=compat' }
    Stop-Build 5 SLP590 'the build does not compile' '' 'mend the lines above'
}

# The compiler skips a project whose sources are older than its last output. An older file put back is a change all the same.
function Clear-Outputs($before) {
    if (-not (Test-Path $stamp)) { return }
    $compiled = (Get-Item $stamp).LastWriteTimeUtc
    $older = $before | Where-Object { $script:recorded -cnotcontains $_ } | ForEach-Object { Join-Path $root ($_ -split ' ')[0] } | Where-Object { (Test-Path $_) -and (Get-Item $_).LastWriteTimeUtc -le $compiled }
    if ($older) { Get-ChildItem (Join-Path $root 'build') -Recurse -Filter *.dll | Where-Object { $_.FullName -match '[\\/]obj[\\/]' } | Remove-Item -Force }
}

function Publish-Build {
    $quiet = @('-v', 'q', '-nologo', '-nodeReuse:false')
    Find-DotNet
    Select-Packages
    $before = Get-Sources
    $folder = "build/bin/slipway/$([DateTimeOffset]::UtcNow.ToUnixTimeSeconds())-$PID"
    Say 'compiling the build: its sources changed'
    Clear-Outputs $before
    if ($script:took -eq 'feed' -and -not (Test-Path (Join-Path $root 'build/packages.feed.lock.json'))) {
        Say "packages: the feed's have no lock yet; write one: dotnet restore Slipway.slnx -p:SlipwayPackages=feed -p:RestorePackagesWithLockFile=true"
    }
    $output = Invoke-Sdk restore build/_build.csproj -p:SlipwayLocked=true @quiet
    if ($LASTEXITCODE -ne 0) { Stop-Compile $output }
    $publish = @('publish', 'build/_build.csproj', '-c', 'Release', '-p:SlipwayPublish=true', '-o', $folder) + $quiet
    $output = Invoke-Sdk @publish
    if ($LASTEXITCODE -ne 0) {
        if (($output -join "`n") -notmatch 'NU1[13]0[0-9]|NETSDK1094') { Stop-Compile $output }
        Say 'the feed lacks the ahead-of-time compiler: starts will take longer'
        $output = Invoke-Sdk @publish -p:SlipwayAhead=false
        if ($LASTEXITCODE -ne 0) { Stop-Compile $output }
    }
    $script:program = Join-Path $root "$folder/_build.exe"
    Set-Content "$stamp.$PID" (@($script:dotnet, "$folder/_build.exe") + $before) -Encoding UTF8
    Move-Item -Force "$stamp.$PID" $stamp
    Get-ChildItem (Join-Path $bin 'slipway') -Directory | Where-Object { $_.LastWriteTime -lt (Get-Date).AddDays(-1) -and $_.FullName -ne (Split-Path $script:program) } | Remove-Item -Recurse -Force
}

if (-not (Test-Current)) {
    $null = New-Item -ItemType Directory -Force $bin
    $lock = $null
    while (-not $lock) { try { $lock = [IO.File]::Open((Join-Path $bin 'slipway.lock'), 'OpenOrCreate', 'ReadWrite', 'None') } catch [IO.IOException] { Start-Sleep -Milliseconds 200 } }
    try { if (-not (Test-Current)) { Publish-Build } } finally { $lock.Dispose() }
}

# The working directory stays the user's, so that relative paths mean what they typed; the build's root is told apart from it.
$env:DOTNET_ROOT = $script:dotnet
$env:NUKE_ROOT = $root
$env:NUKE_TELEMETRY_OPTOUT = '1'
$env:DOTNET_NOLOGO = '1'
# The runtime's second mapping of code, a defence for servers, costs a start 8 ms.
if (-not $env:DOTNET_EnableWriteXorExecute) { $env:DOTNET_EnableWriteXorExecute = '0' }
& $script:program @args
exit $LASTEXITCODE
