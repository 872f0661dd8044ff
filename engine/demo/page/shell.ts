import { ORDER_STATUSES } from '../database/schema.ts';
import { CARRIERS } from '../database/seed/carriers.ts';
import { type DemoSwitches, SWITCH_NAMES, SWITCHES } from '../switches.ts';
import type { Assets } from './assets.ts';
import { MAP_HEIGHT, MAP_WIDTH } from './map-image.ts';

/** The dispatch page as the server sends it: everything but the orders, with their places kept free. */
export function dispatchPage(assets: Assets, switches: DemoSwitches): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Dispatch · Freight orders</title>
<link rel="icon" href="${assets.icon.path}" type="image/svg+xml">
<link rel="stylesheet" href="${assets.style.path}">
<link rel="preload" as="image" href="${assets.map.path}">
<script type="module" src="${assets.script.path}"></script>
</head>
<body>
<header class="bar"><strong>Freight orders</strong><span>Dispatch</span></header>
<main>
<h1>Orders on the move</h1>
<img class="map" src="${assets.map.path}" width="${MAP_WIDTH}" height="${MAP_HEIGHT}" alt="Map of the cities served">
<ul class="carriers" aria-label="Carriers">${carriers(assets)}</ul>
<form class="filters" role="search">
<label>Status <select id="status-filter"><option value="">All</option>${statuses()}</select></label>
<label>Search <input id="search" type="search" placeholder="Reference, customer or city" autocomplete="off"></label>
<p id="summary" role="status" aria-live="polite">Loading orders</p>
</form>
<div class="work">
<div class="list"><table id="orders">
<thead><tr><th>Order</th><th>Status</th><th>Customer</th><th>From</th><th>To</th><th>Carrier</th><th class="number">Weight, kg</th><th class="number">Price, EUR</th></tr></thead>
<tbody></tbody>
</table></div>
<aside><p id="order-hint">Choose an order to see its details.</p><section id="order-detail" aria-live="polite" hidden></section></aside>
</div>
</main>
<footer><h2>What this demo does to be fast</h2><dl>${switchList(switches)}</dl></footer>
</body>
</html>
`;
}

function statuses(): string {
  return ORDER_STATUSES.map((status) => `<option value="${status}">${words(status)}</option>`).join('');
}

function carriers(assets: Assets): string {
  return CARRIERS.map(([code, name]) => {
    const path = assets.logos.get(code)?.path ?? '';
    return `<li><img src="${path}" width="64" height="40" alt=""><span>${name}</span></li>`;
  }).join('');
}

function switchList(switches: DemoSwitches): string {
  return SWITCH_NAMES.map((name) => `<dt>${name}: ${switches[name] ? 'on' : 'off'}</dt><dd>${SWITCHES[name].shows}</dd>`).join('');
}

function words(status: string): string {
  const text = status.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
